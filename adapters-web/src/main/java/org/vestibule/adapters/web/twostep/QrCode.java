package org.vestibule.adapters.web.twostep;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.util.Map;
import org.vestibule.domain.totp.KeyUri;

/**
 * A QR code as one SVG path, the quiet zone of four modules on each side included.
 *
 * @param size of the square, in modules
 * @param path one rectangle for each run of dark modules
 */
record QrCode(int size, String path) {

    private static final Map<EncodeHintType, Object> HINTS =
            Map.of(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M, EncodeHintType.MARGIN, 4);

    static QrCode of(KeyUri uri) {
        try {
            BitMatrix modules = new QRCodeWriter().encode(uri.text(), BarcodeFormat.QR_CODE, 0, 0, HINTS);
            StringBuilder path = new StringBuilder();
            for (int y = 0; y < modules.getHeight(); y++) {
                for (int x = 0; x < modules.getWidth(); x++) {
                    int start = x;
                    while (x < modules.getWidth() && modules.get(x, y)) {
                        x++;
                    }
                    if (x > start) {
                        path.append("M%d %dh%dv1H%dz".formatted(start, y, x - start, start));
                    }
                }
            }
            return new QrCode(modules.getWidth(), path.toString());
        } catch (WriterException tooLong) {
            throw new IllegalStateException(tooLong);
        }
    }

    /** Without what it tells to whoever looks at it. */
    @Override
    public String toString() {
        return "QrCode[" + size + "]";
    }
}
