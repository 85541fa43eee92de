package org.genloss.spark;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.genloss.ledger.Disk;

/**
 * A standalone cluster of Spark on the loopback device, made of the jars that Maven has fetched: a master, workers and drivers, each
 * a process of its own, on ports that the system chooses. Closing it ends them all, and so does the end of this process.
 */
final class Cluster implements AutoCloseable {

    /** Long, for machines that are busy with other things. */
    private static final Duration TIMEOUT = Duration.ofMinutes(4);

    private static final Pattern MASTER = Pattern.compile("Starting Spark master at (spark://\\S+)");
    private static final String LOGGING = String.join(
            "\n",
            "status = error",
            "rootLogger.level = warn",
            "rootLogger.appenderRef.out.ref = out",
            "appender.out.type = Console",
            "appender.out.name = out",
            "appender.out.target = SYSTEM_ERR",
            "appender.out.layout.type = PatternLayout",
            "appender.out.layout.pattern = %d{HH:mm:ss} %p %c{1}: %m%n%ex",
            "logger.master.name = org.apache.spark.deploy.master.Master",
            "logger.master.level = info",
            "logger.tasks.name = org.apache.spark.scheduler.TaskSetManager",
            "logger.tasks.level = info");

    private final Path folder;
    private final Path jars;
    private final List<Program> programs = new ArrayList<>();
    private final List<Program> workers = new ArrayList<>();
    private String url;

    /** A process and what it says. */
    record Program(String name, Process process, Path log) {

        String said() {
            try {
                return Files.exists(log) ? Files.readString(log) : "";
            } catch (IOException e) {
                throw new IllegalStateException(log + " cannot be read", e);
            }
        }

        /** Waits until it has said something; fails when it ends before, or takes too long. */
        void await(Predicate<String> said, Duration most) throws InterruptedException {
            long end = System.nanoTime() + most.toNanos();
            while (!said.test(said())) {
                if (!process.isAlive() && !said.test(said())) {
                    throw new AssertionError(name + " has ended:\n" + said());
                }
                if (System.nanoTime() > end) {
                    throw new AssertionError(name + " takes more than " + most.toSeconds() + " s:\n" + said());
                }
                Thread.sleep(20);
            }
        }

        /** Waits for its end. */
        int exitCode(Duration most) throws InterruptedException {
            if (!process.waitFor(most.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError(name + " takes more than " + most.toSeconds() + " s:\n" + said());
            }
            return process.exitValue();
        }

        /** SIGKILL, to it first and then to what it has started. */
        void kill() {
            List<ProcessHandle> children = process.descendants().toList();
            process.destroyForcibly();
            children.forEach(ProcessHandle::destroyForcibly);
            process.onExit().join();
            children.forEach(child -> child.onExit().join());
        }
    }

    private Cluster(Path folder) throws IOException {
        this.folder = folder;
        this.jars = Files.createDirectories(folder.resolve("home/jars"));
        Files.writeString(Files.createDirectories(conf()).resolve("log4j2.properties"), LOGGING);
        layOutLeash();
        for (String jar : Files.readString(Path.of(System.getProperty("spark.home.classpath")))
                .strip()
                .split(File.pathSeparator)) {
            Path path = Path.of(jar);
            Files.createSymbolicLink(jars.resolve(path.getFileName()), path);
        }
    }

    /**
     * Starts one and waits for its workers.
     *
     * @param folder an empty one
     * @param workers each of one core
     * @param megabytes for executors of each worker
     */
    static Cluster start(Path folder, int workers, int megabytes) throws IOException, InterruptedException {
        Cluster cluster = new Cluster(folder);
        try {
            cluster.startMaster();
            for (int i = 0; i < workers; i++) {
                cluster.startWorker(i, megabytes);
            }
            cluster.programs.get(0).await(said -> said.split("Registering worker", -1).length > workers, TIMEOUT);
            return cluster;
        } catch (IOException | InterruptedException | RuntimeException | Error e) {
            cluster.close();
            throw e;
        }
    }

    private void startMaster() throws IOException, InterruptedException {
        Program master = run(
                "master",
                256,
                List.of("org.apache.spark.deploy.master.Master", "--host", "127.0.0.1", "--port", "0", "--webui-port", "0"));
        master.await(said -> MASTER.matcher(said).find(), TIMEOUT);
        Matcher matcher = MASTER.matcher(master.said());
        matcher.find();
        url = matcher.group(1);
    }

    private void startWorker(int number, int megabytes) throws IOException {
        workers.add(run(
                "worker-" + number,
                256,
                List.of(
                        "org.apache.spark.deploy.worker.Worker",
                        "--host",
                        "127.0.0.1",
                        "--port",
                        "0",
                        "--webui-port",
                        "0",
                        "--cores",
                        "1",
                        "--memory",
                        megabytes + "m",
                        "--work-dir",
                        folder.resolve("work-" + number).toString(),
                        url)));
    }

    /**
     * Submits our jar.
     *
     * @param settings of Spark
     */
    Program submit(String name, Map<String, String> settings, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("org.apache.spark.deploy.SparkSubmit", "--master", url));
        settings.forEach((key, value) -> command.addAll(List.of("--conf", key + "=" + value)));
        command.addAll(List.of("--conf", "spark.driver.host=127.0.0.1", "--conf", "spark.ui.enabled=false"));
        command.addAll(List.of("--class", "org.genloss.spark.Main", System.getProperty("spark.jar")));
        command.addAll(arguments);
        return run(name, 1024, command);
    }

    /** Kills a worker with its executors, as a machine that loses its power. */
    void kill(int worker) {
        workers.get(worker).kill();
    }

    private Program run(String name, int megabytes, List<String> main) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx" + megabytes + "m", "-cp", conf() + File.pathSeparator + jars + "/*", Leashed.class.getName()));
        command.addAll(main);
        Path log = folder.resolve(name + ".log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(key -> key.startsWith("SPARK_") || key.startsWith("HADOOP_"));
        environment.put("SPARK_HOME", folder.resolve("home").toString());
        // without it workers look for a build of Spark beside their jars
        environment.put("SPARK_SCALA_VERSION", "2.13");
        environment.put("SPARK_LOCAL_IP", "127.0.0.1");
        environment.put("SPARK_LOCAL_DIRS", folder.resolve("local").toString());
        Program program = new Program(name, builder.start(), log);
        programs.add(program);
        return program;
    }

    /** Of the tests only the leash: their settings of logging are not the cluster's. */
    private void layOutLeash() throws IOException {
        String file = Leashed.class.getName().replace('.', '/') + ".class";
        Path copy = conf().resolve(file);
        Files.createDirectories(copy.getParent());
        try (InputStream bytes = Leashed.class.getResourceAsStream("/" + file)) {
            Files.copy(bytes, copy);
        }
    }

    private Path conf() {
        return folder.resolve("home/conf");
    }

    @Override
    public void close() {
        programs.forEach(Program::kill);
        // JUnit warns of links that it removes
        Disk.remove(folder.resolve("home"));
    }
}
