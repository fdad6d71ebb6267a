import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/// Lays out the runnable program in `target/branchline`: launcher, jars, a runtime made by jlink, themes, and archives of classes, made by
/// running the program. Run as a source file by the JDK whose runtime the program gets. What has not changed is not made again.
///
/// Arguments: project folder, target folder, main jar, modules of the runtime.
final class Package {
    /// The same for training and for running: an archive is only good for the collector it was made with. The heap may grow for long
    /// sessions; the young generation stays small, since frames make no garbage.
    private static final String FLAGS = "-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xss512k -Xms16m -Xmx512m -Xmn4m "
            + "-XX:+UnlockDiagnosticVMOptions -XX:ArchiveRelocationMode=0 -XX:MinHeapFreeRatio=10 -XX:MaxHeapFreeRatio=25 -XX:TrimNativeHeapInterval=10000 -XX:-UsePerfData -XX:+DisableAttachMechanism -Xlog:disable";

    /// The JVM refuses an archive when a jar is of another time than at its making, so that every build has to give the same.
    private static final FileTime MADE = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));

    /// The look-alike server, to which training talks.
    private static final String OWN_TO_TRAINING = "dev/branchline/demo/";

    private final Path project;
    private final Path home;
    private final Path lib;
    private final Path mainJar;
    private final String modules;

    private Package(String[] args) {
        project = Path.of(args[0]);
        home = Path.of(args[1]).resolve("branchline");
        lib = home.resolve("lib");
        mainJar = Path.of(args[2]);
        modules = args[3];
    }

    public static void main(String[] args) throws Exception {
        new Package(args).run();
    }

    private void run() throws IOException, InterruptedException, NoSuchAlgorithmException {
        linkRuntime();
        removeForeignJars();
        for (Path library : libraries()) {
            Unsigned.make(library);
        }
        Path plain = home.resolve("plain.jar");
        PlainCode.copy(mainJar, plain, libraries());
        String hash = hash(plain);
        Files.move(plain, lib.resolve("branchline-" + hash + ".jar"), StandardCopyOption.REPLACE_EXISTING);
        for (Path old : list(lib)) {
            String name = old.getFileName().toString();
            if (name.startsWith("branchline-") && !name.startsWith("branchline-" + hash)) {
                Files.delete(old);
            }
        }
        for (Path jar : list(lib)) {
            if (jar.getFileName().toString().endsWith(".jar")) {
                Files.setLastModifiedTime(jar, MADE);
            }
        }
        writeLauncher(hash);
        replaceTree(project.resolve("themes"), home.resolve("themes"));
        Files.copy(project.resolve("LICENSE"), home.resolve("LICENSE"), StandardCopyOption.REPLACE_EXISTING);
        train(hash);
    }

    private void linkRuntime() throws IOException, InterruptedException {
        Path runtime = home.resolve("runtime");
        Path stamp = home.resolve("runtime/made-of");
        String madeOf = modules + " " + System.getProperty("java.vm.version");
        if (Files.exists(stamp) && Files.readString(stamp).equals(madeOf)) {
            return;
        }
        delete(runtime);
        execute(List.of(tool("jlink"), "--add-modules", modules, "--strip-debug", "--no-man-pages", "--no-header-files",
                "--output", runtime.toString()));
        Files.writeString(stamp, madeOf);
    }

    /// Jars of dependencies that are none any more.
    private void removeForeignJars() throws IOException {
        List<String> wanted;
        try (JarFile jar = new JarFile(mainJar.toFile())) {
            wanted = List.of(jar.getManifest().getMainAttributes().getValue(Attributes.Name.CLASS_PATH).split(" "));
        }
        for (Path file : list(lib)) {
            String name = file.getFileName().toString();
            if (!name.startsWith("branchline-") && !wanted.contains(name)) {
                Files.delete(file);
            }
        }
    }

    private static String tool(String name) {
        return Path.of(System.getProperty("java.home"), "bin", name).toString();
    }

    /// Of the contents of all jars, in the order of their names.
    private String hash(Path main) throws IOException, NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update(Files.readAllBytes(main));
        for (Path jar : libraries()) {
            digest.update(Files.readAllBytes(jar));
        }
        digest.update((FLAGS + MADE).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest.digest(), 0, 8);
    }

    private List<Path> libraries() throws IOException {
        return list(lib).stream().filter(file -> {
            String name = file.getFileName().toString();
            return name.endsWith(".jar") && !name.startsWith("branchline-");
        }).toList();
    }

    private void writeLauncher(String hash) throws IOException {
        Path launcher = home.resolve("bin/branchline");
        Files.createDirectories(launcher.getParent());
        String script = Files.readString(project.resolve("src/main/launcher/branchline"));
        Files.writeString(launcher, script.replace("@HASH@", hash).replace("@FLAGS@", FLAGS));
        if (!launcher.toFile().setExecutable(true, false)) {
            throw new IOException("cannot make " + launcher + " executable");
        }
    }

    /// Runs the program in its training modes and keeps the classes it used, and its lambdas, in two archives.
    ///
    /// The first has what every start needs, linked: the JVM takes all of it in before `main`, in one go. The second, on top of it, has the
    /// rest, of which each class is taken when it is met: to take in all 6,000 before `main` would cost 80 milliseconds.
    private void train(String hash) throws IOException, InterruptedException {
        Path start = lib.resolve("branchline-" + hash + ".start.jsa");
        Path more = lib.resolve("branchline-" + hash + ".more.jsa");
        if (Files.exists(start) && Files.exists(more)) {
            return;
        }
        Path list = home.resolve("training.classes");
        String jar = lib.resolve("branchline-" + hash + ".jar").toString();
        execute(java(jar, "-XX:DumpLoadedClassList=" + list, "-Dbranchline.train=start", "-Dbranchline.home=" + home, "dev.branchline.app.Main"));
        Files.write(list, Files.readAllLines(list).stream().filter(line -> !line.contains(OWN_TO_TRAINING)).toList());
        Path made = lib.resolve("training.jsa");
        execute(java(jar, "-Xshare:dump", "-XX:+AOTClassLinking", "-XX:SharedClassListFile=" + list, "-XX:SharedArchiveFile=" + made));
        Files.delete(list);
        Files.move(made, start, StandardCopyOption.ATOMIC_MOVE);
        execute(java(jar, "-XX:SharedArchiveFile=" + start, "-XX:-AOTClassLinking", "-XX:ArchiveClassesAtExit=" + made, "-Dbranchline.train=all",
                "-Dbranchline.home=" + home, "dev.branchline.app.Main"));
        Files.move(made, more, StandardCopyOption.ATOMIC_MOVE);
    }

    private List<String> java(String jar, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(home.resolve("runtime/bin/java").toString());
        command.addAll(List.of(FLAGS.split(" ")));
        command.addAll(List.of("-cp", jar));
        command.addAll(List.of(arguments));
        return command;
    }

    private static void execute(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectInput(ProcessBuilder.Redirect.from(
                Path.of("/dev/null").toFile())).start();
        String output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        int code = process.waitFor();
        if (code != 0) {
            throw new IOException(String.join(" ", command) + " ended with " + code + ":\n" + output);
        }
    }

    private static void replaceTree(Path from, Path to) throws IOException {
        delete(to);
        if (Files.isDirectory(from)) {
            try (Stream<Path> files = Files.walk(from)) {
                for (Path file : files.toList()) {
                    Files.copy(file, to.resolve(from.relativize(file).toString()));
                }
            }
        }
    }

    private static void delete(Path tree) throws IOException {
        if (Files.exists(tree)) {
            try (Stream<Path> files = Files.walk(tree)) {
                files.sorted(Comparator.reverseOrder()).forEach(file -> {
                    try {
                        Files.delete(file);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
            }
        }
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
