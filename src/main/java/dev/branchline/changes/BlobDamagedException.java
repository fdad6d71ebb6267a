package dev.branchline.changes;

import java.io.IOException;
import java.io.Serial;

/// A stored content is gone or is not what was stored; it must not be used.
public final class BlobDamagedException extends IOException {
    @Serial
    private static final long serialVersionUID = 1;

    public BlobDamagedException(String hash, String what) {
        super("the stored content " + hash.substring(0, Math.min(12, hash.length())) + "… " + what);
    }
}
