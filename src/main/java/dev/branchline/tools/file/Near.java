package dev.branchline.tools.file;

import dev.branchline.tools.ToolException;
import dev.branchline.workspace.Place;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What a model may have meant by a file that is not there.
final class Near {
    private Near() {}

    static ToolException missing(Place.Found place) {
        List<String> similar = similar(place);
        return new ToolException(place.path() + " does not exist."
                + (similar.isEmpty() ? " list_files shows what is there." : " Did you mean " + String.join(" or ", similar) + "?"));
    }

    private static List<String> similar(Place.Found place) {
        Path folder = place.absolute().getParent();
        String wanted = String.valueOf(place.absolute().getFileName()).toLowerCase(Locale.ROOT);
        List<String> found = new ArrayList<>();
        if (folder == null) {
            return found;
        }
        try (DirectoryStream<Path> names = Files.newDirectoryStream(folder)) {
            for (Path path : names) {
                String name = String.valueOf(path.getFileName());
                String low = name.toLowerCase(Locale.ROOT);
                if (low.equals(wanted) || stem(low).equals(stem(wanted)) || low.startsWith(wanted) || oneApart(low, wanted)) {
                    int slash = place.path().lastIndexOf('/');
                    found.add(place.path().substring(0, slash + 1) + name);
                }
            }
        } catch (IOException | DirectoryIteratorException _) {
            return List.of(); // The folder is missing too, or shut.
        }
        return found.stream().sorted().limit(3).toList();
    }

    private static String stem(String name) {
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    /// Whether one letter more, less or other makes them the same.
    private static boolean oneApart(String a, String b) {
        if (Math.abs(a.length() - b.length()) > 1) {
            return false;
        }
        int head = 0;
        while (head < Math.min(a.length(), b.length()) && a.charAt(head) == b.charAt(head)) {
            head++;
        }
        int tail = 0;
        while (tail < Math.min(a.length(), b.length()) - head && a.charAt(a.length() - 1 - tail) == b.charAt(b.length() - 1 - tail)) {
            tail++;
        }
        return Math.max(a.length(), b.length()) - head - tail <= 1;
    }
}
