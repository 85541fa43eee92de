package org.genloss.neural.vae;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Scanner;
import org.genloss.data.Dataset;
import org.genloss.data.Images;
import org.genloss.data.SafeTensors;
import org.genloss.data.Tensors;
import org.genloss.model.Decoding;
import org.genloss.model.Model;
import org.genloss.neural.torch.Adam;
import org.genloss.neural.torch.Device;
import org.genloss.neural.torch.Scope;
import org.genloss.neural.torch.Tensor;
import org.genloss.neural.torch.Torch;
import org.genloss.neural.torch.Weights;
import org.genloss.num.Seed;

/**
 * The paper's autoencoder for {@code bench/vae}, which writes weights, a batch and noise to a file and then asks for {@code
 * train STEPS}, {@code decode IMAGES} and {@code parity FILE}. Answers are images/s, or the name of the file.
 */
public final class VaeBench {

    private static final Images.Shape SHAPE = new Images.Shape(1, 28, 28, List.of());
    private static final Network NETWORK = new Network(SHAPE, 64, 20);
    private static final int BATCH = 256;

    private final Tensors given;
    private final Images images;

    private VaeBench(Tensors given) {
        this.given = given;
        this.images = Images.unlabelled((float[]) given.get("training").data(), SHAPE);
    }

    /** File and threads. */
    public static void main(String[] args) {
        Torch.engine().threads(Integer.parseInt(args[1]));
        VaeBench bench = new VaeBench(SafeTensors.read(Path.of(args[0])));
        try (Scanner questions = new Scanner(System.in)) {
            while (questions.hasNext()) {
                String what = questions.next();
                String argument = questions.next();
                switch (what) {
                    case "train" -> answer(bench.train(Integer.parseInt(argument)));
                    case "decode" -> answer(bench.decode(Integer.parseInt(argument)));
                    default -> bench.parity(Path.of(argument));
                }
            }
        }
    }

    private static void answer(double perSecond) {
        System.out.printf(Locale.ROOT, "%.3f%n", perSecond);
    }

    private static Vae vae(int steps) {
        return new Vae(
                20, 64, 1, Likelihood.BERNOULLI, 0.1, false, 1000, Optional.of(steps), BATCH, 1e-3, 1e-5, Device.CPU);
    }

    /** A whole fit, as the product does it, start to end. */
    private double train(int steps) {
        long start = System.nanoTime();
        vae(steps).fit(Dataset.of(images, Dataset.REAL), new Seed(1));
        return 1e9 * steps * BATCH / (System.nanoTime() - start);
    }

    /** A whole sample, onto the heap. */
    private double decode(int n) {
        Tensors parameters = new Tensors();
        NETWORK.shapes()
                .forEach((name, shape) ->
                        parameters.with(name, given.get("weight." + name).data(), shape));
        Model<Images> model = vae(1).load(parameters, images);
        long start = System.nanoTime();
        model.sample(n, Decoding.PLAIN, new Seed(2));
        return 1e9 * n / (System.nanoTime() - start);
    }

    /** Gradients of the first batch in both precisions and the losses of twenty steps, into a file. */
    private void parity(Path file) {
        Tensors found = new Tensors();
        Training training = new Training(vae(1), NETWORK);
        try (Scope scope = Scope.open()) {
            Weights single = weights().trained();
            gradients(training, single, tensor("images"), tensor("noise"), "fp32", found);
            Weights wide = weights().doubles().trained();
            gradients(
                    training, wide, tensor("images").doubles(), tensor("noise").doubles(), "fp64", found);
            found.with("losses", losses(training), 20);
        }
        SafeTensors.write(file, found);
        System.out.println(file);
    }

    private static void gradients(
            Training training, Weights weights, Tensor images, Tensor noise, String precision, Tensors found) {
        Training.Loss loss = training.loss(images, noise, weights);
        loss.reconstruction().plus(loss.divergence()).backward();
        for (String name : weights.names()) {
            Tensor gradient = weights.get(name).gradient();
            found.with(precision + "." + name, gradient.toDoubles(), gradient.shape());
        }
    }

    private double[] losses(Training training) {
        double[] losses = new double[20];
        Weights weights = weights().trained();
        Adam adam = new Adam(weights, 1e-5, false);
        for (int i = 0; i < losses.length; i++) {
            try (Scope step = Scope.open()) {
                Training.Loss loss = training.loss(tensor("images"), tensor("noise"), weights);
                Tensor sum = loss.reconstruction().plus(loss.divergence());
                losses[i] = sum.item();
                adam.zeroGradients();
                sum.backward();
                adam.step(1e-3);
            }
        }
        return losses;
    }

    private Weights weights() {
        Weights weights = new Weights();
        NETWORK.shapes().keySet().forEach(name -> weights.put(name, tensor("weight." + name)));
        return weights;
    }

    private Tensor tensor(String name) {
        Tensors.Tensor tensor = given.get(name);
        return Tensor.of((float[]) tensor.data(), Device.CPU, tensor.shape());
    }
}
