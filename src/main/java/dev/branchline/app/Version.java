package dev.branchline.app;

import picocli.CommandLine;

/// The program's version, from the jar's manifest.
final class Version {
    private Version() {}

    static String text() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    /// For the command line. A class of its own, because the screen shows the version too and needs no parser for it.
    static final class Provider implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"branchline " + text()};
        }
    }
}
