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

/// Lays out the runnable program in `target/branchline`: launcher, jars, a runtime made by jlink, themes, and an archive of classes, made by
/// running the program. Run as a source file by the JDK whose runtime the program gets. What has not changed is not made again.
///
/// Arguments: project folder, target folder, main jar, modules of the runtime.
final class Package {
    /// The same for training and for running: an archive is only good for the collector it was made with. The heap may grow for long
    /// sessions; the young generation stays small, since frames make no garbage.
    private static final String FLAGS = "-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xss512k -Xms16m -Xmx512m -Xmn8m "
            + "-XX:+UnlockDiagnosticVMOptions -XX:ArchiveRelocationMode=0 -XX:MinHeapFreeRatio=10 -XX:MaxHeapFreeRatio=25 -XX:-UsePerfData -XX:+DisableAttachMechanism -Xlog:disable";

    /// The JVM refuses an archive when a jar is of another time than at its making, so that every build has to give the same.
    private static final FileTime MADE = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));

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

    /// Runs the program once in its training mode and keeps the classes it used, and its lambdas. A shared archive of the old kind, and not
    /// the newer AOT cache: that one loads and links all its 6,000 classes before `main`, 80 milliseconds; here each is taken when it is met.
    private void train(String hash) throws IOException, InterruptedException {
        Path archive = lib.resolve("branchline-" + hash + ".jsa");
        if (Files.exists(archive)) {
            return;
        }
        Path list = home.resolve("training.classes");
        Path made = lib.resolve("training.jsa");
        String jar = lib.resolve("branchline-" + hash + ".jar").toString();
        execute(java(jar, "-XX:DumpLoadedClassList=" + list, "-Dbranchline.train=true", "-Dbranchline.home=" + home, "dev.branchline.app.Main"));
        execute(java(jar, "-Xshare:dump", "-XX:SharedClassListFile=" + list, "-XX:SharedArchiveFile=" + made));
        Files.move(made, archive, StandardCopyOption.ATOMIC_MOVE);
        Files.delete(list);
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
