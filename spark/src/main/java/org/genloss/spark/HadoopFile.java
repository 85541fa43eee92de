package org.genloss.spark;

import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.genloss.spec.UserError;

/** A file on any file system that Hadoop knows: a disk, HDFS, an object store. */
final class HadoopFile {

    private final Path path;
    private final Configuration configuration;

    /**
     * @param path as {@code s3a://bucket/x.glp}; without a scheme on the file system that the cluster is set to
     * @throws UserError if it is no path
     */
    HadoopFile(String path, Configuration configuration) {
        this.configuration = configuration;
        try {
            this.path = new Path(path);
        } catch (IllegalArgumentException e) {
            throw new UserError("'" + path + "' is not a path: " + e.getMessage(), "write SCHEME://PLACE/FILE", e);
        }
    }

    /**
     * Fails now, not after hours of work.
     *
     * @throws UserError if no file can be written there
     */
    void requireWritable() {
        try {
            FileSystem files = files();
            if (files.exists(path) && files.getFileStatus(path).isDirectory()) {
                throw new UserError(path + " is a folder", "name a file with --out");
            }
            Path draft = draft();
            files.create(draft, true).close();
            files.delete(draft, false);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** Writes the file: a reader sees it whole or not at all. */
    void write(byte[] bytes) {
        try {
            FileSystem files = files();
            Path draft = draft();
            try (FSDataOutputStream out = files.create(draft, true)) {
                out.write(bytes);
            }
            files.delete(path, false);
            if (!files.rename(draft, path)) {
                throw new IOException("cannot rename " + draft);
            }
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private FileSystem files() throws IOException {
        FileSystem files = path.getFileSystem(configuration);
        files.setWriteChecksum(false);
        return files;
    }

    private Path draft() {
        return path.suffix(".draft");
    }

    private UserError failed(IOException e) {
        return new UserError(
                "cannot write " + path + ": " + e.getMessage(),
                "check the path, its permissions, and that the cluster has the library of its scheme",
                e);
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
