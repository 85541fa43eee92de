package org.genloss.neural.generate;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Scanner;
import java.util.stream.Collectors;
import org.genloss.data.SafeTensors;
import org.genloss.data.Tensors;
import org.genloss.model.Decoding;
import org.genloss.model.Decoding.EarlyStopping;
import org.genloss.neural.torch.Device;
import org.genloss.neural.torch.Scope;
import org.genloss.neural.torch.Torch;
import org.genloss.neural.torch.Weights;
import org.genloss.neural.transformer.ModelFolder;
import org.genloss.num.Seed;

/**
 * Generation for {@code bench/generate}, which writes a model folder and prompts and then asks for {@code beam NEW}, {@code
 * greedy NEW} and {@code sample NEW}. Answers are tokens/s, and the tokens.
 */
public final class GenerateBench {

    private GenerateBench() {}

    /** Folder of the model with {@code prompts.safetensors} in it, threads. */
    public static void main(String[] args) {
        Torch.engine().threads(Integer.parseInt(args[1]));
        Path folder = Path.of(args[0]);
        ModelFolder.Pretrained model = ModelFolder.read(folder);
        Tensors given = SafeTensors.read(folder.resolve("prompts.safetensors"));
        int[] prompts = given.ints("prompts");
        int n = Math.toIntExact(given.get("prompts").shape()[0]);
        try (Scope scope = Scope.withoutGradients();
                Scanner questions = new Scanner(System.in)) {
            Weights weights = Weights.of(model.parameters(), Device.CPU);
            while (questions.hasNext()) {
                Decoding decoding = decoding(questions.next());
                int newTokens = questions.nextInt();
                Generator generator =
                        new Generator(model.network(), weights, Device.CPU, decoding, OptionalInt.empty(), newTokens);
                long start = System.nanoTime();
                int[][] texts = generator.write(prompts, n, 0, new Seed(1));
                double perSecond = 1e9 * n * newTokens / (System.nanoTime() - start);
                String tokens = Arrays.stream(texts)
                        .flatMapToInt(Arrays::stream)
                        .mapToObj(Integer::toString)
                        .collect(Collectors.joining(" "));
                System.out.printf(Locale.ROOT, "%.3f %s%n", perSecond, tokens);
            }
        }
    }

    private static Decoding decoding(String what) {
        return switch (what) {
            case "beam" -> Decodings.beams(5, 1, EarlyStopping.FALSE);
            case "greedy" -> Decodings.GREEDY;
            default -> Decodings.drawn(0.9, 50, 0.95, 0, 1);
        };
    }
}
