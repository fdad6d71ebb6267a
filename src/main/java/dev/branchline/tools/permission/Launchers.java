package dev.branchline.tools.permission;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Builtins and programs that run what their arguments say, or change what later words mean. A pattern never allows them: what runs is not
/// what the pattern was read as.
final class Launchers {
    private static final Set<String> NAMES = Set.of(words(
            // the shell itself
            "eval exec source . command builtin enable coproc time trap alias unalias export declare typeset local readonly set shopt setopt unset hash let "
                    + "read mapfile readarray bind complete compgen fc noglob nocorrect zmodload autoload sched zle emulate caller wait bg fg disown "
                    + "if then else elif fi for while until do done case esac select function repeat foreach in",
            // other users, other roots, other priorities
            "env sudo doas su runuser pkexec run0 sudoedit setpriv capsh sg newgrp runcon gosu su-exec chroot unshare nsenter fakeroot proot bwrap firejail "
                    + "nice ionice chrt taskset numactl setarch linux32 linux64 prlimit choom uclampset chpst softlimit cgexec eatmydata cpulimit schedtool "
                    + "faketime fakechroot rootlesskit slirp4netns",
            // one command after another
            "xargs parallel timeout gtimeout nohup setsid stdbuf unbuffer script scriptlive watch flock busybox toybox coreutils systemd-run at batch crontab "
                    + "rlwrap expect entr catchsegv start-stop-daemon daemonize daemon dtach abduco tmux screen byobu zellij chronic ifne ts pee zrun lckdo mispipe "
                    + "vipe vidir sponge hyperfine watchexec nodemon concurrently logrotate run-parts run-one anacron asciinema ttyrec dbus-run-session dbus-launch "
                    + "dbus-send gdbus busctl qdbus xvfb-run xinit startx supervisord runsv runit s6-svscan foreman honcho overmind pm2 forever",
            // debuggers, emulators, containers, other machines
            "strace ltrace gdb gdbserver lldb valgrind perf rr bpftrace stap dtrace uftrace heaptrack ldd wine box64 box86 mono ssh rsh autossh sshpass mosh "
                    + "sshfs pdsh pssh plink sshuttle docker docker-compose podman nerdctl buildah crun runc ctr crictl lxc incus wsl apptainer singularity enroot "
                    + "udocker toolbox distrobox flatpak snap multipass limactl nomad salt puppet ansible ansible-console ansible-playbook systemd-nspawn machinectl "
                    + "torsocks torify proxychains ssh-agent nix nix-shell guix dotenv cmd powershell ld.so",
            // small languages, and what has a way out to the shell
            "awk gawk mawk nawk original-awk igawk sed gsed ed ex m4 dd tee dc mlr fx gs socat pcregrep pcre2grep sqlite duckdb psql mysql mariadb mongo mongosh "
                    + "sqlplus isql lftp ftp mail mailx mutt sendmail open xdg-open xterm gnome-terminal konsole alacritty kitty wezterm foot",
            // editors and pagers
            "vi vim nvim view rvim rview vimdiff gvim nvi elvis vile emacs emacsclient nano pico micro helix hx kak joe jed mcedit ne code codium subl gedit "
                    + "less more most zless zmore bzless xzless lesspipe man info w3m lynx links elinks"));

    /// Of one program there are several under names like these.
    private static final Pattern SUFFIX = Pattern.compile("(?:[-._]?(?:static|basic|tiny|nox|gtk3?|gui|real|rs|exe|dbg|debug|[0-9][0-9.]*))+$");

    private Launchers() {}

    private static String[] words(String... texts) {
        return String.join(" ", texts).split(" ");
    }

    /// A program's name without its path. Some file systems take `SUDO` for `sudo`.
    static String nameOf(String word) {
        return word.substring(word.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    }

    /// The same without what tells one build of a program from another.
    static String plain(String name) {
        String plain = SUFFIX.matcher(name).replaceFirst("");
        return plain.isEmpty() ? name : plain;
    }

    /// @param name without path
    static boolean has(String name) {
        // git's own programs need not be called through git.
        return NAMES.contains(name) || NAMES.contains(plain(name)) || name.matches("ld(?:-.*)?\\.so.*|qemu-.*|git-.*");
    }
}
