package dev.branchline.runtime;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EditedTextTest {
    @Test
    void whatWasSavedComesBackAndTheFileGoes() throws IOException {
        EditedText text = EditedText.write("grüße", ".txt");
        assertThat(text.file()).hasContent("grüße");
        Files.writeString(text.file(), "\uFEFFgrüße\nund mehr");

        assertThat(text.read("ed", 0)).isEqualTo("grüße\nund mehr");
        text.close();
        assertThat(text.file()).doesNotExist();
    }

    @Test
    void whatIsNoUtf8IsKeptAndToldOf() throws IOException {
        EditedText text = EditedText.write("a", ".txt");
        byte[] saved = "caf\u00e9".getBytes(StandardCharsets.ISO_8859_1);
        Files.write(text.file(), saved);

        assertThatThrownBy(() -> text.read("ed", 0)).isInstanceOf(IOException.class).hasMessageContaining("not UTF-8")
                .hasMessageContaining(text.file().toString());
        text.close();
        assertThat(Files.readAllBytes(text.file())).isEqualTo(saved);
        Files.delete(text.file());
    }

    @Test
    void whatAnEditorLeavesThatDiesIsKeptOnlyWhenItIsAnother() throws IOException {
        EditedText same = EditedText.write("a", ".txt");
        assertThatThrownBy(() -> same.read("ed", 1)).hasMessage("ed ended with code 1; the text is as it was.");
        same.close();
        assertThat(same.file()).doesNotExist();

        EditedText other = EditedText.write("a", ".txt");
        Files.writeString(other.file(), "ab");
        assertThatThrownBy(() -> other.read("ed", 137)).hasMessageContaining("code 137").hasMessageContaining("kept in " + other.file());
        other.close();
        assertThat(other.file()).hasContent("ab");
        Files.delete(other.file());
    }

    @Test
    void whatCannotBeReadIsKeptAndToldOf() throws IOException {
        EditedText text = EditedText.write("a", ".txt");
        Files.delete(text.file());
        Files.createDirectory(text.file()); // stands for a file system that gives nothing back

        assertThatThrownBy(() -> text.read("ed", 0)).hasMessageContaining("cannot be read").hasMessageContaining("kept in " + text.file());
        text.close();
        assertThat(text.file()).exists();
        Files.delete(text.file());
    }

    @Test
    void whatWasSavedBeforeTheEditorWasCutOffIsKept() throws IOException {
        EditedText written = EditedText.write("a", ".txt");
        Files.writeString(written.file(), "ab");
        written.close();
        assertThat(written.file()).hasContent("ab");
        Files.delete(written.file());

        EditedText same = EditedText.write("a", ".txt");
        same.close();
        assertThat(same.file()).doesNotExist();
    }

    @Test
    void aFileThatIsGoneLeavesTheTextAsItWas() throws IOException {
        EditedText text = EditedText.write("a", ".txt");
        Files.delete(text.file());

        assertThatThrownBy(() -> text.read("ed", 0)).hasMessageContaining("left no file");
        text.close();
    }
}
