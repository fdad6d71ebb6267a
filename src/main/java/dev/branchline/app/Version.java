package dev.branchline.app;

import picocli.CommandLine;

/// The program's version, from the jar's manifest.
final class Version implements CommandLine.IVersionProvider {
    static String text() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    @Override
    public String[] getVersion() {
        return new String[] {"branchline " + text()};
    }
}
