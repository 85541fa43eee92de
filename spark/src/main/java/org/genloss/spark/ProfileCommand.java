package org.genloss.spark;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Profiles files or a table. */
@Command(
        name = "profile",
        mixinStandardHelpOptions = true,
        description = "Profiles files or a table into the profile that `genloss profile` writes.")
final class ProfileCommand implements Callable<Integer> {

    @Mixin
    private TableOptions options;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FILE",
            description = "The profile, on any file system that Hadoop knows.")
    private String out;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        options.check();
        try (SparkSession spark = options.session("genloss profile")) {
            HadoopFile file = new HadoopFile(out, spark.sparkContext().hadoopConfiguration());
            file.requireWritable();
            SparkProfile made = options.profile(spark, spec.commandLine().getErr());
            file.write(made.profile().toBytes());
            tell(made, file);
        }
        return 0;
    }

    private void tell(SparkProfile made, HadoopFile file) {
        PrintWriter terminal = spec.commandLine().getOut();
        int groups = made.profile().groups().size();
        terminal.println(made.tally().records() + " records, " + made.tally().damaged() + " damaged, " + groups
                + (groups == 1 ? " group" : " groups"));
        terminal.println("profile: " + file);
    }
}
