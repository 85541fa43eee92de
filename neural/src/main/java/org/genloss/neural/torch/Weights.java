package org.genloss.neural.torch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.genloss.data.Tensors;

/**
 * The parameters of a network by name, in the names and shapes of a PyTorch state dictionary. They live in the scope in
 * which they were made.
 */
public final class Weights {

    private final Map<String, Tensor> byName = new LinkedHashMap<>();

    /** Adds parameters with the start that PyTorch gives to linear layers and convolutions. */
    public Weights layer(String name, Noise noise, Device device, long... shape) {
        long fanIn = 1;
        for (int axis = 1; axis < shape.length; axis++) {
            fanIn *= shape[axis];
        }
        return layer(name, fanIn, shape[0], noise, device, shape);
    }

    /** As {@link #layer}, for a transposed convolution, whose weight is [in, out, k, k]. */
    public Weights transposed(String name, Noise noise, Device device, long... shape) {
        // PyTorch takes the second axis for the inputs here too
        return layer(name, shape[1] * shape[2] * shape[3], shape[1], noise, device, shape);
    }

    /** Weights and biases uniform in +-1/sqrt(fan in): He et al. (2015) with a = sqrt(5), the default of PyTorch. */
    private Weights layer(String name, long fanIn, long out, Noise noise, Device device, long... shape) {
        double bound = 1 / Math.sqrt(fanIn);
        put(name + ".weight", noise.uniform(-bound, bound, device, shape));
        return put(name + ".bias", noise.uniform(-bound, bound, device, out));
    }

    /** Adds the weight 1 and bias 0 of a normalisation over {@code channels}. */
    public Weights norm(String name, Device device, long channels) {
        put(name + ".weight", Tensor.full(1, device, channels));
        return put(name + ".bias", Tensor.zeros(device, channels));
    }

    /** Adds one parameter. */
    public Weights put(String name, Tensor value) {
        byName.put(name, value);
        return this;
    }

    /** The parameter of this name. */
    public Tensor get(String name) {
        Tensor tensor = byName.get(name);
        if (tensor == null) {
            throw new IllegalArgumentException("no parameter '" + name + "' among " + byName.keySet());
        }
        return tensor;
    }

    /** Names, in the order of their adding. */
    public Set<String> names() {
        return byName.keySet();
    }

    /** The parameters, in the same order. */
    public Collection<Tensor> all() {
        return byName.values();
    }

    /** Number of numbers. */
    public long count() {
        return all().stream().mapToLong(Tensor::count).sum();
    }

    /** Asks for gradients of all of them. */
    public Weights trained() {
        all().forEach(tensor -> tensor.at.set_requires_grad(true));
        return this;
    }

    /**
     * Makes the gradients of all of them shorter, if together they are longer than {@code most}: {@code clip_grad_norm_} of
     * PyTorch.
     *
     * @return their Euclidean norm before
     */
    public double clipGradients(double most) {
        try (Scope scope = Scope.withoutGradients()) {
            TensorVector norms = new TensorVector();
            all().forEach(parameter -> norms.push_back(parameter.gradient().at.norm()));
            org.bytedeco.pytorch.Tensor norm = torch.stack(norms).norm();
            org.bytedeco.pytorch.Tensor share = norm.add(new Scalar(1e-6))
                    .reciprocal()
                    .mul(new Scalar(most))
                    .clamp(new ScalarOptional(), new ScalarOptional(new Scalar(1.0)));
            all().forEach(parameter -> parameter.gradient().at.mul_(share));
            return norm.item_double();
        }
    }

    /** Whether all numbers are finite. */
    public boolean finite() {
        try (Scope scope = Scope.withoutGradients()) {
            return all().stream()
                    .allMatch(parameter -> parameter.at.isfinite().all().item_bool());
        }
    }

    /** Takes over the numbers of others of the same names and shapes. */
    public void put(Weights others) {
        try (Scope scope = Scope.withoutGradients()) {
            byName.forEach((name, tensor) -> tensor.put(others.get(name)));
        }
    }

    /** Copies through which no gradient flows, in the innermost scope. */
    public Weights copy() {
        Weights copy = new Weights();
        byName.forEach(
                (name, tensor) -> copy.put(name, new Tensor(tensor.at.detach().clone())));
        return copy;
    }

    /** Moves each of these by {@code share} of its way to the parameter of the same name among the others. */
    public void approach(Weights others, double share) {
        try (Scope scope = Scope.withoutGradients()) {
            Scalar weight = new Scalar(share);
            byName.forEach((name, tensor) -> tensor.at.lerp_(others.get(name).at, weight));
        }
    }

    /** The same in float64, in the innermost scope. */
    public Weights doubles() {
        Weights copy = new Weights();
        byName.forEach((name, tensor) -> copy.put(name, tensor.doubles()));
        return copy;
    }

    /** The numbers as float32 arrays on the heap. */
    public Tensors toTensors() {
        Tensors tensors = new Tensors();
        byName.forEach((name, tensor) -> tensors.with(name, tensor.toFloats(), tensor.shape()));
        return tensors;
    }

    /** Parameters with the numbers of {@code tensors}, all of them, in the innermost scope. */
    public static Weights of(Tensors tensors, Device device) {
        Weights weights = new Weights();
        for (String name : tensors.names()) {
            Tensors.Tensor tensor = tensors.get(name);
            weights.put(name, Tensor.of((float[]) tensor.data(), device, tensor.shape()));
        }
        return weights;
    }

    /** Takes over the numbers of all of them from {@code tensors}, which may hold more. */
    public void restore(Tensors tensors, Device device) {
        try (Scope scope = Scope.withoutGradients()) {
            byName.forEach((name, tensor) -> {
                Tensors.Tensor saved = tensors.get(name);
                tensor.at.copy_(Tensor.of((float[]) saved.data(), device, saved.shape()).at);
            });
        }
    }

    /**
     * Refuses numbers that are not those of an architecture.
     *
     * @param shapes the shape of every parameter of the architecture
     * @throws IllegalArgumentException that names what is missing, left over or of another shape
     */
    public static void check(Tensors tensors, Map<String, long[]> shapes) {
        List<String> wrong = new ArrayList<>();
        shapes.forEach((name, shape) -> {
            if (!tensors.has(name)) {
                wrong.add(name + " is missing");
            } else if (!(tensors.get(name).data() instanceof float[])) {
                wrong.add(name + " is not float32");
            } else if (!Arrays.equals(tensors.get(name).shape(), shape)) {
                wrong.add(name + " has shape "
                        + Arrays.toString(tensors.get(name).shape()) + ", not " + Arrays.toString(shape));
            }
        });
        Set<String> others = new TreeSet<>(tensors.names());
        others.removeAll(shapes.keySet());
        others.forEach(name -> wrong.add(name + " does not belong to it"));
        if (!wrong.isEmpty()) {
            throw new IllegalArgumentException(
                    "the parameters are those of another architecture: " + String.join("; ", wrong));
        }
    }

    /** The shape of every parameter. */
    public Map<String, long[]> shapes() {
        Map<String, long[]> shapes = new LinkedHashMap<>();
        byName.forEach((name, tensor) -> shapes.put(name, tensor.shape()));
        return shapes;
    }
}
