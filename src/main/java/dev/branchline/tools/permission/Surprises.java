package dev.branchline.tools.permission;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Arguments with which a command runs or writes what nobody expects of it. Who allows `git *` has not thought of `git bisect run`.
/// Such an argument must stand in the rule itself, word for word.
final class Surprises {
    private static final Map<String, Surprises> BY_NAME = new HashMap<>();

    static {
        of("git",
                "config bisect submodule filter-branch difftool mergetool send-email instaweb web--browse hook maintenance shell for-each-repo svn p4 "
                        + "cvsimport daemon credential quiltimport fast-import imap-send upload-pack receive-pack upload-archive remote-ext remote-fd gui citool "
                        + "bugreport diagnose merge-index mergetool--lib sh-setup bundle checkout-index credential-store credential-cache pack-objects index-pack "
                        + "http-push mailsplit mailinfo merge-one-file cvsserver archimport cvsexportcommit",
                "-c.*|-C.*|-o.*|-x.*|-u.*|-O.*|ext::.*|alias\\..*|core\\..*|--global|--system",
                "--config --config-env --exec-path --git-dir --work-tree --output --output-directory --ext-diff --textconv --filters --upload-pack "
                        + "--receive-pack --exec --extcmd --open-files-in-pager --edit-description --template --show-pulls-exec --no-index --export-marks "
                        + "--strategy --smtp-server --separate-git-dir --unsafe-paths --contents --index-output --in-place --remote --web --upload-archive");
        // Runs git-NAME, whatever that is.
        for (String merging : words("merge rebase pull cherry-pick revert")) {
            ofDeed("git", merging, "-[a-zA-Z]*s.*");
        }
        ofDeed("git", "worktree", "add|move");
        of("svn hg jj bzr brz cvs darcs fossil", "extdiff serve util difftool", "-d.*|-R.*|.*!.*|ext:.*",
                "--config --config-option --config-file --config-dir --config-toml --diff-cmd --diff3-cmd --editor-cmd --merge-tool --tool --cwd --repository --ssh --remotecmd");
        of("find gfind bfs", "", "-exec.*|-ok.*|-delete|-fprint.*|-fls|-files0-from.*", "");
        of("fd fdfind", "", "-[a-zA-Z]*[xX].*", "--exec --exec-batch");
        of("rg ripgrep", "", "-[a-zA-Z]*z[a-zA-Z]*", "--pre --pre-glob --hostname-bin --search-zip");
        of("ag ack ugrep ug bat batcat delta", "", "", "--pager --filter --ackrc --paging --config-file");
        of("sort gsort shuf tree iconv", "", "-[a-zA-Z]*o.*", "--output --compress-program --files0-from");
        of("sdiff", "", "-[a-zA-Z]*o.*", "--output --diff-program");
        of("diff gdiff", "", "", "--diff-program"); // diff3's
        of("pandoc", "", "-[a-zA-Z]*[oFLtfwrd].*", "--output --filter --lua-filter --pdf-engine --extract-media --to --from --write --read --defaults --template");
        of("xmllint xsltproc", "", "-[a-zA-Z]*o.*", "--output --shell --writesubtree");
        of("openssl", "", "-{1,2}(?:out|keyout|sigout|engine|provider|writerand|config|CAserial).*", "");
        of("gpg gpg2", "", "-[a-zA-Z]*o.*",
                "--output --exec-path --agent-program --dirmngr-program --photo-viewer --options --homedir --logger-file --status-file --attribute-file --keyserver-options");
        of("zstd lz4 unzstd", "", "-[a-zA-Z]*o.*", "--output-dir-flat --output-dir-mirror");
        of("ctags etags", "", "-[a-zA-Z]*[foL].*", "--options --output");
        of("nmap", "", "-o.*|-i.*", "--script --datadir --stylesheet --append-output");
        of("tcpdump tshark", "", "-[a-zA-Z]*[zwXF].*", "--extcap-interface");
        of("tex latex pdftex pdflatex xetex xelatex luatex lualatex latexmk context dvips", "",
                "-{1,2}(?:enable|shell|output|fmt|ini|cnf|lua|e|r|usepretex|pdflatex|latex).*|\\\\.*|-o.*|&.*", "");
        of("dpkg", "", "", "--pre-invoke --post-invoke --status-logger --admindir --root --instdir");
        of("apt apt-get apt-cache aptitude", "", "-[a-zA-Z]*[oc].*", "--option --config-file");
        of("rpm rpmbuild rpmspec", "", "-[a-zA-Z]*[ED].*", "--eval --define --pipe --load --macros --rcfile --root --dbpath");
        of("brew", "sh ruby irb edit", "", "");
        of("yt-dlp youtube-dl aria2c", "", "-[a-zA-Z]*[oO].*|-P.*",
                "--exec --exec-before-download --output --paths --config-location --config-locations --plugin-dirs --downloader --external-downloader --downloader-args "
                        + "--ffmpeg-location --on-download-start --on-download-complete --on-download-error --on-download-stop --on-bt-download-complete --conf-path --dir --out "
                        + "--netrc-cmd --batch-file --print-to-file");
        of("http https xh httpie", "", "-[a-zA-Z]*[do].*", "--output --download");
        of("rclone restic borg duplicity", "mount serve rcd", "-o.*",
                "--password-command --sftp-ssh --rsh --remote-path --config --log-file --option --metadata-mapper");
        of("pg_dump pg_dumpall mysqldump mariadb-dump", "", "-[a-zA-Z]*[frT].*", "--file --result-file --tab --plugin-dir --defaults-file --defaults-extra-file");
        of("nginx httpd apache2 lighttpd haproxy caddy", "", "-[a-zA-Z]*[cgCDfp].*", "--config");
        of("wrk ab k6 siege", "", "-[a-zA-Z]*[sge].*", "--script");
        of("gcloud az aws flyctl fly heroku railway oc minikube colima", "run ssh console configure exec rsh", "ssh|scp|-C.*", "--command --cli-input-json --kubeconfig");
        of("helm kustomize terraform tofu pulumi", "plugin console", "", "--post-renderer --enable-exec --enable-alpha-plugins --kubeconfig");
        of("dotnet", "exec fsi tool script msbuild", "[^-].*\\.dll", "");
        of("mix rake rails thor cap invoke fab", "run eval cmd do console runner", "-[a-zA-Z]*[efrRI].*", "--eval --execute --require --rakefile --runner --root");
        of("stack cabal opam dune composer phpunit", "exec ghci runghc repl utop run run-script config", "-c.*|-d.*",
                "--bootstrap --configuration --working-dir --ghc --with-compiler --with-ghc --root");
        of("ninja samu meson scons bazel bazelisk buck ant", "run exec eval", "-[a-zA-Z]*[fCtDl].*|[^-]+=.*",
                "--file --buildfile --bazelrc --workspace_status_command --run_under --site-dir --directory --define --vsenv");
        of("sbt", "console", "-.*|(?:.*[\\s;])?(?:eval|set|run)\\b.*", "");
        of("rustc ocamlc ocamlopt ocamlfind javac javadoc kotlinc scalac protoc ld as gfortran fpc ldc2 dmd gdc", "",
                "-[a-zA-Z]*[oCJX].*|-pp.*|-ppx.*|-processor.*|-doclet.*|-plugin.*|-d.*|@.*|--?plugin.*",
                "--processor-path --processor-module-path --codegen --out-dir --emit");
        of("gcc g++ cc c++ clang clang++ cpp", "", "-[a-zA-Z]*o.*|-wrapper|-fplugin.*|-B.*|-specs.*|-X.*|@.*", "--output --specs --wrapper");
        of("curl", "", "-[a-zA-Z#:]*[oOKcDJT].*",
                "--output --output-dir --remote-name --remote-name-all --remote-header-name --config --cookie-jar --dump-header --trace --trace-ascii "
                        + "--stderr --libcurl --etag-save --hsts --alt-svc --upload-file --write-out");
        of("wget", "", "-[a-zA-Z]*[oOaPei].*",
                "--output-document --output-file --append-output --directory-prefix --execute --use-askpass --config --input-file --save-cookies --warc-file");
        of("tar gtar bsdtar cpio", "", "-[a-zA-Z]*[IF].*|[a-zA-Z]{0,6}[IF][a-zA-Z]{0,6}|[^-/][^/]*:.*",
                "--to-command --checkpoint --checkpoint-action --use-compress-program --info-script --new-volume-script --rsh-command --rmt-command --file");
        of("split gsplit csplit gcsplit", "", ".*", ""); // writes as many files as it likes, over whatever has their names
        of("install ginstall", "", "", "--strip-program");
        of("zip", "", "-T.*|-[a-zA-Z]*T.*", "--unzip-command --test");
        of("rsync", "", "-[a-zA-Z]*e.*", "--rsh --rsync-path --config --daemon --log-file");
        of("scp sftp", "", "-[a-zA-Z0-9]*[SoFDP].*", "");
        of("nc ncat netcat", "", "-[a-zA-Z]*[ecx].*", "--exec --sh-exec --lua-exec --output --append-output");
        of("yq", "", "-[a-zA-Z]*[is].*", "--inplace --in-place --split-exp");
        of("make gmake bmake", "", "-[a-zA-Z]*[fCIE].*|[^-].*=.*", "--eval --file --makefile --directory --include-dir");
        of("mvn mvnw mvnd", "", "-f.*|-s.*|-gs.*|-t.*|-l.*|-[^-].*:.*|[^-].*:.*|-D(?!(?:test|it\\.test|skipTests|skipITs|maven\\.test\\.skip|groups|excludedGroups|failIfNoTests"
                        + "|surefire\\.failIfNoSpecifiedTests|style\\.color|revision)(?:=.*)?$).*",
                "--file --settings --global-settings --toolchains --global-toolchains --log-file --define");
        of("gradle gradlew", "", "-[IbcpgD].*", "--init-script --build-file --settings-file --project-dir --gradle-user-home --include-build --system-prop --project-prop --project-cache-dir");
        of("npm", "exec x explore init create config c set pkg edit", "-C.*",
                "--script-shell --prefix --node-options --shell --userconfig --globalconfig --call --editor --git --viewer --browser --cache --init-module");
        of("yarn pnpm", "dlx exec create config node set env", "-C.*", "--cwd --dir --script-shell --use-yarnrc --shell-mode --node-options --modules-folder");
        of("cargo", "install watch rustc rustdoc script expand", "-Z.*|-C.*|\\+.*", "--config --manifest-path");
        of("go", "run generate tool install",
                "--?(?:exec|toolexec|vettool|C|ldflags|gcflags|asmflags|gccgoflags|modfile|overlay|o|w|u|pkgdir|outputdir|trace|[a-z]*profile)(?:=.*)?", "");
        of("cmake", "", "-P.*|-E.*|-C.*|-D.*", "--toolchain --install-prefix --project-file");
        of("ctest cpack", "", "-S.*|-D.*|-O.*|-G.*", "--script --build-and-test --build-makeprogram --output-log --output-junit --config");
        of("gh glab", "alias extension ext", "", "");
        of("kubectl", "exec run debug attach cp edit plugin", "", "--kubeconfig");
        of("ip", "netns vrf", "-b.*", "--batch");
        of("poetry pipenv uv rye hatch conda mamba micromamba mise rtx asdf rbenv pyenv nvm volta bundle direnv vagrant adb pre-commit tox nox",
                "run exec x shell tool ssh create allow permit trust config try-repo", "", "--project --directory --gemfile");
        of("just task", "", "-[fdc].*|[^-].*=.*", "--justfile --working-directory --set --shell --shell-arg --command --taskfile --dir");
        of("pip", "config", "-[a-zA-Z]*[rit].*",
                "--index-url --extra-index-url --requirement --target --prefix --root --python --log --cache-dir --find-links --src --config-settings");
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

    /// Of all programs that surprise.
    static Set<String> names() {
        return BY_NAME.keySet().stream().filter(name -> name.indexOf(' ') < 0).collect(Collectors.toSet());
    }

    private static String[] words(String text) {
        return text.isEmpty() ? new String[0] : text.split(" ");
    }

    private static void ofDeed(String name, String deed, String arguments) {
        BY_NAME.put(name + " " + deed, new Surprises(Set.of(), Pattern.compile(arguments), List.of()));
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
        Surprises ofDeed = BY_NAME.get(name + " " + deed(command));
        return (known != null && known.surprises(command, literal)) || (ofDeed != null && ofDeed.surprises(command, literal));
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

    private static String deed(CommandLine command) {
        return command.words().stream().skip(1).filter(w -> !w.startsWith("-")).findFirst().orElse("");
    }

    private static long operands(CommandLine command) {
        return command.words().stream().skip(1).filter(w -> !w.startsWith("-")).count();
    }

    private static boolean isSpelledOut(CommandLine command, int word, int literal) {
        return command.ends().get(word) <= literal;
    }
}
