package dev.heddle.worker.display;

import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.image.BufferedImage;
import java.awt.image.RenderedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// A picture that a program has drawn. Its own class, so that those who draw nothing do not load the desktop.
final class AwtImage {

    private static final String PNG = "image/png";
    private static final String JPEG = "image/jpeg";

    private AwtImage() {}

    /// Whether an object is a picture; loads nothing to find out.
    static boolean is(Object value) {
        for (Class<?> each = value.getClass(); each != null; each = each.getSuperclass()) {
            if (each.getName().equals("java.awt.Image")) {
                return true;
            }
        }
        return false;
    }

    static MimeBundle render(Object value, String... as) throws IOException {
        BufferedImage image = drawn((Image) value);
        String text = image.getWidth() + " × " + image.getHeight() + " pixels";
        MimeBundle bundle = MimeBundle.text(text);
        for (String type : as.length == 0 ? new String[]{PNG} : as) {
            bundle = switch (type) {
                case PNG, "image/*" -> bundle.with(PNG, base64(bytes(image, "png")));
                case JPEG -> bundle.with(JPEG, base64(bytes(opaque(image), "jpeg")));
                default -> bundle;
            };
        }
        return bundle;
    }

    /// JPEG knows no transparency.
    private static BufferedImage opaque(BufferedImage image) {
        BufferedImage opaque = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        draw(image, opaque);
        return opaque;
    }

    private static BufferedImage drawn(Image image) {
        if (image instanceof BufferedImage done) {
            return done;
        }
        int width = image.getWidth(null);
        int height = image.getHeight(null);
        if (width <= 0 || height <= 0) {
            throw new IllegalArgumentException("the image has no size yet: it has not been loaded");
        }
        BufferedImage copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        draw(image, copy);
        return copy;
    }

    private static void draw(Image from, BufferedImage to) {
        Graphics2D graphics = to.createGraphics();
        graphics.drawImage(from, 0, 0, null);
        graphics.dispose();
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] bytes(RenderedImage image, String format) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) { // needs no file
            if (!ImageIO.write(image, format, out)) {
                throw new IOException("no writer for " + format + " takes this kind of image");
            }
        }
        return bytes.toByteArray();
    }
}
