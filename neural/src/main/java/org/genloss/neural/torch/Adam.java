package org.genloss.neural.torch;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.pytorch.Dispatcher;
import org.bytedeco.pytorch.GenericList;
import org.bytedeco.pytorch.IValue;
import org.bytedeco.pytorch.IValueVector;
import org.bytedeco.pytorch.OperatorHandle;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.TensorList;
import org.bytedeco.pytorch.global.torch;
import org.genloss.data.Tensors;

/**
 * Adam (Kingma and Ba 2015, algorithm 1) by libtorch's fused kernel, or AdamW (Loshchilov and Hutter 2019) where the decay is
 * decoupled; betas 0.9 and 0.999, epsilon 1e-8. Lives in the scope in which it was made, with the parameters it moves.
 */
public final class Adam {

    private static final double BETA_1 = 0.9;
    private static final double BETA_2 = 0.999;
    private static final double EPSILON = 1e-8;

    /** Which parameters decay. */
    public enum Decay {
        /** All of them. */
        ALL,
        /** Those of two axes or more: weights and embeddings, but no biases and no norms. */
        MATRICES
    }

    private final Weights weights;
    private final OperatorHandle kernel;
    private final List<Group> groups = new ArrayList<>();
    private final IValue none = list(List.of());

    /** Parameters of one decay, with the moments of their gradients and the number of their steps. */
    private static final class Group {

        private final double decay;
        private final List<String> names = new ArrayList<>();
        private final List<Tensor> parameter = new ArrayList<>();
        private final List<Tensor> mean = new ArrayList<>();
        private final List<Tensor> square = new ArrayList<>();
        private final List<Tensor> steps = new ArrayList<>();
        private final IValue parameters;
        private final IValue means;
        private final IValue squares;
        private final IValue counts;

        Group(Weights weights, double decay, Predicate<Tensor> member) {
            this.decay = decay;
            for (String name : weights.names()) {
                Tensor each = weights.get(name);
                if (member.test(each)) {
                    names.add(name);
                    parameter.add(each);
                    mean.add(new Tensor(torch.zeros_like(each.at)));
                    square.add(new Tensor(torch.zeros_like(each.at)));
                    steps.add(new Tensor(
                            torch.zeros_like(each.at.flatten().narrow(0, 0, 1).squeeze())));
                }
            }
            this.parameters = list(parameter);
            this.means = list(mean);
            this.squares = list(square);
            this.counts = list(steps);
        }
    }

    /** Whose decay moves all parameters. */
    public Adam(Weights weights, double weightDecay, boolean decoupled) {
        this(weights, weightDecay, Decay.ALL, decoupled);
    }

    /**
     * @param weights what is moved
     * @param weightDecay times the parameters is added to their gradients; or, decoupled, times the learning rate, taken off
     *     the parameters
     */
    public Adam(Weights weights, double weightDecay, Decay decay, boolean decoupled) {
        this.weights = weights;
        String name = decoupled ? "aten::_fused_adamw_" : "aten::_fused_adam_";
        this.kernel = new OperatorHandle(Dispatcher.singleton().findSchemaOrThrow(name, ""));
        Predicate<Tensor> decays = tensor -> decay == Decay.ALL || tensor.shape().length >= 2;
        Group all = new Group(weights, weightDecay, decays);
        Group others = new Group(weights, 0, decays.negate());
        Stream.of(all, others).filter(group -> !group.names.isEmpty()).forEach(groups::add);
    }

    private static IValue list(Collection<Tensor> tensors) {
        TensorList list = new TensorList();
        list.reserve(tensors.size());
        tensors.forEach(tensor -> list.push_back(tensor.at));
        return new IValue(new GenericList((Pointer) list));
    }

    /** Forgets the gradients of the step before. */
    public void zeroGradients() {
        try (Scope scope = Scope.withoutGradients()) {
            org.bytedeco.pytorch.Tensor undefined = new org.bytedeco.pytorch.Tensor();
            weights.all().forEach(parameter -> parameter.at.mutable_grad().put(undefined));
        }
    }

    /** Moves the parameters along the gradients they have. */
    public void step(double learningRate) {
        try (Scope scope = Scope.withoutGradients()) {
            Scalar one = new Scalar(1.0f);
            for (Group group : groups) {
                group.steps.forEach(step -> step.at.add_(one));
                List<Tensor> gradients =
                        group.parameter.stream().map(Tensor::gradient).toList();
                IValueVector stack = new IValueVector();
                stack.push_back(group.parameters).push_back(list(gradients)).push_back(group.means);
                stack.push_back(group.squares).push_back(none).push_back(group.counts);
                stack.push_back(new IValue(learningRate)).push_back(new IValue(BETA_1));
                stack.push_back(new IValue(BETA_2)).push_back(new IValue(group.decay));
                stack.push_back(new IValue(EPSILON)).push_back(new IValue(false));
                stack.push_back(new IValue(false)).push_back(new IValue()).push_back(new IValue());
                kernel.callBoxed(stack);
            }
        }
    }

    /** Its memory, under names that begin with {@code adam.}, for checkpoints. */
    public Tensors state() {
        Tensors state = new Tensors();
        memory().forEach((name, tensor) -> state.with(name, tensor.toFloats(), tensor.shape()));
        return state;
    }

    /** Takes over the memory that {@link #state} gave. */
    public void restore(Tensors state, Device device) {
        try (Scope scope = Scope.withoutGradients()) {
            memory().forEach((name, tensor) -> {
                Tensors.Tensor saved = state.get(name);
                tensor.at.copy_(Tensor.of((float[]) saved.data(), device, saved.shape()).at);
            });
        }
    }

    private Map<String, Tensor> memory() {
        Map<String, Tensor> memory = new LinkedHashMap<>();
        for (Group group : groups) {
            for (int i = 0; i < group.names.size(); i++) {
                String name = group.names.get(i);
                memory.put("adam.mean." + name, group.mean.get(i));
                memory.put("adam.square." + name, group.square.get(i));
                memory.put("adam.step." + name, group.steps.get(i));
            }
        }
        return memory;
    }
}
