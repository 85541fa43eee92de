package org.genloss.data;

import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The element types of safetensors that are read; F16 and BF16 become float32 arrays and are never written. */
enum Dtype {
    F64(8),
    F32(4),
    F16(2),
    BF16(2),
    I64(8),
    I32(4),
    U8(1);

    private final int width;

    Dtype(int width) {
        this.width = width;
    }

    /** Bytes of one element in the file. */
    int width() {
        return width;
    }

    /** The type that an array is written as. */
    static Dtype of(Object array) {
        if (array instanceof double[]) {
            return F64;
        } else if (array instanceof float[]) {
            return F32;
        } else if (array instanceof long[]) {
            return I64;
        } else if (array instanceof int[]) {
            return I32;
        } else if (array instanceof byte[]) {
            return U8;
        }
        throw new IllegalArgumentException("a tensor cannot be written from "
                + (array == null ? "null" : array.getClass().getSimpleName()));
    }

    /** The type of this name in a header, or null. */
    static Dtype named(String name) {
        for (Dtype dtype : values()) {
            if (dtype.name().equals(name)) {
                return dtype;
            }
        }
        return null;
    }

    /** A little-endian buffer. */
    static ByteBuffer buffer(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Length of an array. */
    int length(Object array) {
        return Array.getLength(array);
    }

    /** An array that elements of this type are read into. */
    Object array(int length) {
        return switch (this) {
            case F64 -> new double[length];
            case F32, F16, BF16 -> new float[length];
            case I64 -> new long[length];
            case I32 -> new int[length];
            case U8 -> new byte[length];
        };
    }

    /** Appends {@code count} elements of {@code array} from {@code at} on. */
    void put(ByteBuffer buffer, Object array, int at, int count) {
        switch (this) {
            case F64 -> buffer.asDoubleBuffer().put((double[]) array, at, count);
            case F32 -> buffer.asFloatBuffer().put((float[]) array, at, count);
            case I64 -> buffer.asLongBuffer().put((long[]) array, at, count);
            case I32 -> buffer.asIntBuffer().put((int[]) array, at, count);
            case U8 -> buffer.duplicate().put((byte[]) array, at, count);
            default -> throw new IllegalStateException(this + " is never written");
        }
        buffer.position(buffer.position() + count * width);
    }

    /** Takes {@code count} elements into {@code array} from {@code at} on. */
    void get(ByteBuffer buffer, Object array, int at, int count) {
        switch (this) {
            case F64 -> buffer.asDoubleBuffer().get((double[]) array, at, count);
            case F32 -> buffer.asFloatBuffer().get((float[]) array, at, count);
            case I64 -> buffer.asLongBuffer().get((long[]) array, at, count);
            case I32 -> buffer.asIntBuffer().get((int[]) array, at, count);
            case U8 -> buffer.get((byte[]) array, at, count);
            case F16 -> {
                for (int i = 0; i < count; i++) {
                    ((float[]) array)[at + i] = half(buffer.getShort());
                }
            }
            case BF16 -> {
                for (int i = 0; i < count; i++) {
                    ((float[]) array)[at + i] = Float.intBitsToFloat(buffer.getShort() << 16);
                }
            }
        }
    }

    /** The value of an IEEE 754 binary16; the JDK has this only from version 20. */
    static float half(short bits) {
        int sign = (bits & 0x8000) << 16;
        int exponent = bits >> 10 & 0x1f;
        int fraction = bits & 0x3ff;
        if (exponent == 0) {
            float magnitude = fraction * 0x1p-24f;
            return sign == 0 ? magnitude : -magnitude;
        }
        int widened = exponent == 0x1f ? 0xff : exponent - 15 + 127;
        return Float.intBitsToFloat(sign | widened << 23 | fraction << 13);
    }
}
