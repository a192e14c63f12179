package org.vestibule.adapters.persistence.embedded;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Unpacks the plain tar format: files, folders and symbolic links with names of up to 100 bytes. */
final class Tar {

    private static final int BLOCK = 512;

    private Tar() {}

    static void unpack(InputStream tar, Path target) throws IOException {
        byte[] header = tar.readNBytes(BLOCK);
        // A block of zeros ends the archive.
        while (header.length == BLOCK && header[0] != 0) {
            String name = text(header, 0, 100);
            long size = Long.parseLong(text(header, 124, 12).strip(), 8);
            Path path = target.resolve(name).normalize();
            if (!path.startsWith(target)) {
                throw new IOException("unexpected path in archive: " + name);
            }
            switch (header[156]) {
                case '0', 0 -> file(tar, path, size, text(header, 100, 8));
                case '5' -> Files.createDirectories(path, DataFolder.PRIVATE_FOLDER);
                case '2' -> Files.createSymbolicLink(withParent(path), Path.of(text(header, 157, 100)));
                default -> throw new IOException("unexpected kind of entry in archive: " + name);
            }
            header = tar.readNBytes(BLOCK);
        }
    }

    private static void file(InputStream tar, Path path, long size, String mode) throws IOException {
        boolean executable = (Integer.parseInt(mode.strip(), 8) & 0100) != 0;
        Files.createFile(withParent(path), executable ? DataFolder.PRIVATE_FOLDER : DataFolder.PRIVATE_FILE);
        try (var out = Files.newOutputStream(path)) {
            byte[] buffer = new byte[64 * 1024];
            for (long left = size; left > 0; ) {
                int count = tar.read(buffer, 0, (int) Math.min(left, buffer.length));
                if (count < 0) {
                    throw new EOFException("archive ends within " + path);
                }
                out.write(buffer, 0, count);
                left -= count;
            }
        }
        tar.skipNBytes((BLOCK - size % BLOCK) % BLOCK);
    }

    private static Path withParent(Path path) throws IOException {
        Path parent = path.getParent();
        if (parent != null) {
            Files.createDirectories(parent, DataFolder.PRIVATE_FOLDER);
        }
        return path;
    }

    private static String text(byte[] header, int offset, int length) {
        int end = offset;
        while (end < offset + length && header[end] != 0) {
            end++;
        }
        return new String(header, offset, end - offset, StandardCharsets.UTF_8);
    }
}
