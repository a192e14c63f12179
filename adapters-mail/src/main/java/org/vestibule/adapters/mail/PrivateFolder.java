package org.vestibule.adapters.mail;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** A folder of files that nobody but their owner can read: mails hold links that open accounts. */
final class PrivateFolder {

    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final FileAttribute<?> FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final Path folder;

    PrivateFolder(Path folder) {
        this.folder = folder;
    }

    /** What writes a file's content. */
    interface Content {
        void writeTo(OutputStream out) throws IOException, MessagingException;
    }

    /** Writes a file under another name and gives it its own when it is whole and on the disk. */
    Path write(String name, Content content) {
        Path file = folder.resolve(name);
        Path unfinished = folder.resolve("." + name + ".part");
        try {
            open();
            try {
                fill(unfinished, content);
                return Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(unfinished);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write a mail into " + folder, e);
        }
    }

    private void open() throws IOException {
        Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(FOLDER));
        if (!Files.getPosixFilePermissions(folder).equals(FOLDER)) {
            Files.setPosixFilePermissions(folder, FOLDER);
        }
    }

    private static void fill(Path file, Content content) throws IOException {
        var anew = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel channel = FileChannel.open(file, anew, FILE)) {
            content.writeTo(Channels.newOutputStream(channel));
            channel.force(true);
        } catch (MessagingException e) {
            throw new IOException(e);
        }
    }
}
