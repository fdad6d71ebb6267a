package dev.branchline.tools.permission;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Arguments with which a command runs or writes what nobody expects of it. Who allows `git *` has not thought of `git bisect run`.
/// Such an argument must stand in the rule itself, word for word.
final class Surprises {
    private static final Map<String, Surprises> BY_NAME = new HashMap<>();

    static {
        of("git",
                "config bisect submodule filter-branch difftool mergetool send-email instaweb web--browse hook maintenance shell for-each-repo svn p4 "
                        + "cvsimport daemon credential quiltimport fast-import imap-send upload-pack receive-pack upload-archive remote-ext remote-fd gui citool "
                        + "bugreport diagnose merge-index mergetool--lib sh-setup bundle checkout-index",
                "-c.*|-C.*|-o|-x.*|-u.*|-O.*|ext::.*|alias\\..*|core\\..*|--global|--system",
                "--config --config-env --exec-path --git-dir --work-tree --output --output-directory --ext-diff --textconv --filters --upload-pack "
                        + "--receive-pack --exec --extcmd --open-files-in-pager --edit-description --template --show-pulls-exec --no-index --export-marks "
                        + "--strategy --smtp-server --separate-git-dir --unsafe-paths --contents");
        of("find gfind", "", "-exec.*|-ok.*|-delete|-fprint.*|-fls|-files0-from.*", "");
        of("fd fdfind", "", "-[a-zA-Z]*[xX].*", "--exec --exec-batch");
        of("rg ripgrep", "", "-[a-zA-Z]*z[a-zA-Z]*", "--pre --pre-glob --hostname-bin --search-zip");
        of("sort gsort shuf tree iconv pandoc", "", "-[a-zA-Z]*o.*", "--output --compress-program --files0-from --filter --lua-filter --pdf-engine --extract-media");
        of("gcc g++ cc c++ clang clang++ cpp", "", "-[a-zA-Z]*o.*|-wrapper|-fplugin.*|-B.*|-specs.*|-X.*|@.*", "--output --specs --wrapper");
        of("curl", "", "-[a-zA-Z#:]*[oOKcDJT].*",
                "--output --output-dir --remote-name --remote-name-all --remote-header-name --config --cookie-jar --dump-header --trace --trace-ascii "
                        + "--stderr --libcurl --etag-save --hsts --alt-svc --upload-file --write-out");
        of("wget", "", "-[a-zA-Z]*[oOaPei].*",
                "--output-document --output-file --append-output --directory-prefix --execute --use-askpass --config --input-file --save-cookies --warc-file");
        of("tar gtar bsdtar cpio", "", "-[a-zA-Z]*[IF].*|[a-zA-Z]{0,6}[IF][a-zA-Z]{0,6}",
                "--to-command --checkpoint --checkpoint-action --use-compress-program --info-script --new-volume-script --rsh-command --rmt-command --file");
        of("split gsplit csplit", "", "-f.*", "--filter --prefix");
        of("install ginstall", "", "", "--strip-program");
        of("zip", "", "-T.*|-[a-zA-Z]*T.*", "--unzip-command --test");
        of("rsync", "", "-[a-zA-Z]*e.*", "--rsh --rsync-path --config --daemon --log-file");
        of("scp sftp", "", "-[a-zA-Z0-9]*[SoFDP].*", "");
        of("nc ncat netcat", "", "-[a-zA-Z]*[ecx].*", "--exec --sh-exec --lua-exec --output --append-output");
        of("yq", "", "-[a-zA-Z]*[is].*", "--inplace --in-place --split-exp");
        of("make gmake bmake", "", "-[a-zA-Z]*[fCIE].*|[^-].*=.*", "--eval --file --makefile --directory --include-dir");
        of("mvn mvnw mvnd", "", "-f.*|-s.*|-gs.*|-t.*|-D(?:exec|maven\\.ext|maven\\.repo).*|[^-].*:.*", "--file --settings --global-settings --toolchains");
        of("gradle gradlew", "", "-[IbcpgD].*", "--init-script --build-file --settings-file --project-dir --gradle-user-home --include-build");
        of("npm", "exec x explore init create", "-C.*", "--script-shell --prefix --node-options --shell --userconfig --globalconfig --call --editor");
        of("yarn pnpm", "dlx exec create", "-C.*", "--cwd --dir --script-shell --use-yarnrc --shell-mode");
        of("cargo", "install", "-Z.*|-C.*|\\+.*", "--config --manifest-path");
        of("go", "run generate tool install", "-exec.*|-toolexec.*|-vettool.*|-C.*|-ldflags.*|-gccgoflags.*|-modfile.*|-overlay.*|-o.*", "");
        of("cmake", "", "-P|-E|-C|-D.*", "");
        of("gh glab", "alias extension ext", "", "");
        of("kubectl", "exec run debug attach cp edit plugin", "", "--kubeconfig");
        of("ip", "netns vrf", "-b.*", "--batch");
        of("poetry pipenv uv rye hatch conda mamba micromamba mise rtx asdf rbenv pyenv nvm volta bundle direnv vagrant adb",
                "run exec x shell tool ssh create", "", "--project --directory --gemfile");
        of("just task", "", "-[fdc].*|[^-].*=.*", "--justfile --working-directory --set --shell --shell-arg --command --taskfile --dir");
        of("pip", "", "-[a-zA-Z]*[ri].*", "--index-url --extra-index-url --requirement --target --prefix --root");
        of("ssh-keygen ssh-add", "", "-[a-zA-Z]*[Dsf].*", "");
        // Some shells work out what stands in the brackets, and run what is in it, quoted or not.
        of("test printf ulimit exit return break continue shift kill umask getopts cd pushd popd dirs jobs times", "", ".*\\[.*[$`].*", "");
    }

    private final Set<String> deeds;
    private final Pattern arguments;
    private final List<String> options;

    private Surprises(Set<String> deeds, Pattern arguments, List<String> options) {
        this.deeds = deeds;
        this.arguments = arguments;
        this.options = options;
    }

    /// @param deeds first words that are no options
    /// @param arguments any argument
    /// @param options long ones; most programs take them shortened, too
    private static void of(String names, String deeds, String arguments, String options) {
        Surprises all = new Surprises(Set.of(words(deeds)), Pattern.compile(arguments), List.of(words(options)));
        for (String name : words(names)) {
            BY_NAME.put(name, all);
        }
    }

    private static String[] words(String text) {
        return text.isEmpty() ? new String[0] : text.split(" ");
    }

    /// Whether an argument surprises that stands behind what the rule spells out.
    ///
    /// @param name of the program, without its path
    /// @param literal how much of the text the rule spells out
    static boolean any(String name, CommandLine command, int literal) {
        if (name.equals("uniq") || name.equals("xxd")) {
            return operands(command) > 1 && !isSpelledOut(command, command.words().size() - 1, literal); // the second is written to
        }
        Surprises known = BY_NAME.get(name);
        return known != null && known.surprises(command, literal);
    }

    private boolean surprises(CommandLine command, int literal) {
        boolean deedCame = false;
        for (int i = 1; i < command.words().size(); i++) {
            String word = command.words().get(i);
            boolean deed = !deedCame && !word.startsWith("-");
            deedCame |= deed;
            if (((deed && deeds.contains(word)) || arguments.matcher(word).matches() || option(word) != null) && !isSpelledOut(command, i, literal)) {
                return true;
            }
        }
        return false;
    }

    private @Nullable String option(String word) {
        int end = word.indexOf('=');
        String name = end < 0 ? word : word.substring(0, end);
        return !name.startsWith("--") || name.length() < 4 ? null
                : options.stream().filter(o -> o.startsWith(name) || name.startsWith(o + "-")).findFirst().orElse(null);
    }

    private static long operands(CommandLine command) {
        return command.words().stream().skip(1).filter(w -> !w.startsWith("-")).count();
    }

    private static boolean isSpelledOut(CommandLine command, int word, int literal) {
        return command.ends().get(word) <= literal;
    }
}
