package org.genloss.data.file;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.genloss.spec.UserError;

/**
 * One file of unsigned bytes in the IDX format of MNIST (LeCun, Cortes and Burges 1998): two zero bytes, the type (8), the
 * number of axes, the length of every axis (32 bits, big-endian), the bytes.
 *
 * <p>Nothing is allocated because a header says so: arrays grow with what the file really holds.
 *
 * @param shape lengths of the axes, each 1 or more
 * @param items the bytes of one entry of the first axis each; of labels, all of them in one array
 * @param sha256 of the file as it lies there; empty if it was not read from a file
 * @param published what it is, by its checksums; null if that is not known
 */
record IdxFile(int[] shape, List<byte[]> items, String sha256, Published.Part published) {

    private static final int UNSIGNED_BYTES = 8;
    private static final int BUFFER = 1 << 16;
    private static final int GZIP = 0x1f8b;

    /** The images of a file, unpacked on the way. */
    static IdxFile images(DataFile file) {
        return read(file, 3);
    }

    /** The labels of a file, unpacked on the way. */
    static IdxFile labels(DataFile file) {
        return read(file, 1);
    }

    private static IdxFile read(DataFile file, int axes) {
        MessageDigest sha256 = DataFile.sha256();
        MessageDigest packed = DataFile.digest("MD5");
        MessageDigest unpacked = DataFile.digest("MD5");
        try (InputStream stored = Files.newInputStream(file.path());
                InputStream raw = new DigestInputStream(new DigestInputStream(stored, sha256), packed);
                InputStream content =
                        new DigestInputStream(file.unpack(new BufferedInputStream(raw, BUFFER)), unpacked)) {
            IdxFile read = parse(
                    new BufferedInputStream(content, BUFFER), axes, file.path().toString());
            raw.transferTo(OutputStream.nullOutputStream());
            HexFormat hex = HexFormat.of();
            return new IdxFile(
                    read.shape,
                    read.items,
                    hex.formatHex(sha256.digest()),
                    Published.of(hex.formatHex(packed.digest()), hex.formatHex(unpacked.digest())));
        } catch (IOException e) {
            throw file.unreadable(e);
        }
    }

    /**
     * Reads to the end.
     *
     * @param axes 3 for images, 1 for labels
     * @param name what to call the file in a message
     * @throws UserError if the content is not what the header says, or not what was asked for
     */
    static IdxFile parse(InputStream in, int axes, String name) throws IOException {
        int[] shape = shape(in, axes, name);
        int count = axes == 1 ? 1 : shape[0];
        long numbers = axes == 1 ? shape[0] : (long) shape[1] * shape[2];
        if (numbers > Integer.MAX_VALUE - 8) {
            throw damaged(name, "its header says " + says(shape) + ", more than fit in memory");
        }
        List<byte[]> items = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byte[] item = in.readNBytes((int) numbers);
            if (item.length < numbers) {
                long there = i * numbers + item.length;
                throw damaged(
                        name,
                        "it is cut off: its header says " + says(shape) + ", " + count * numbers + " bytes, but only "
                                + there + " follow");
            }
            items.add(item);
        }
        if (in.read() >= 0) {
            throw damaged(name, "it goes on after the " + says(shape) + " of its header");
        }
        return new IdxFile(shape, items, "", null);
    }

    private static int[] shape(InputStream in, int axes, String name) throws IOException {
        byte[] magic = in.readNBytes(4);
        byte[] expected = {0, 0, UNSIGNED_BYTES, (byte) axes};
        if (!Arrays.equals(magic, expected)) {
            HexFormat hex = HexFormat.ofDelimiter(" ");
            throw new UserError(
                    name + " is not an IDX file of " + (axes == 3 ? "images" : "labels") + ": it begins with the bytes "
                            + hex.formatHex(magic) + ", not " + hex.formatHex(expected),
                    remedy(magic, axes));
        }
        byte[] lengths = in.readNBytes(4 * axes);
        if (lengths.length < 4 * axes) {
            throw damaged(name, "it ends within its header");
        }
        int[] shape = new int[axes];
        ByteBuffer.wrap(lengths).asIntBuffer().get(shape);
        for (int length : shape) {
            if (length < 1) {
                throw damaged(name, "its header gives an axis the length " + Integer.toUnsignedLong(length));
            }
        }
        return shape;
    }

    private static String remedy(byte[] magic, int axes) {
        if (magic.length == 4 && (magic[0] & 0xff) << 8 == (GZIP & 0xff00) && (magic[1] & 0xff) == (GZIP & 0xff)) {
            return "it is compressed: let its name end in .gz";
        } else if (magic.length == 4 && magic[2] == UNSIGNED_BYTES && magic[3] == (axes == 3 ? 1 : 3)) {
            return axes == 3
                    ? "these are labels: give the file of images as path"
                    : "these are images: give the file of labels";
        }
        return "give a file such as " + (axes == 3 ? "train-images-idx3-ubyte" : "train-labels-idx1-ubyte")
                + ", or fetch it again";
    }

    private static String says(int[] shape) {
        return shape.length == 1
                ? shape[0] + " labels"
                : shape[0] + (shape[0] == 1 ? " image of " : " images of ") + shape[1] + " x " + shape[2] + " pixels";
    }

    private static UserError damaged(String name, String what) {
        return new UserError(name + " is not a whole IDX file: " + what, "fetch or unpack it again");
    }
}
