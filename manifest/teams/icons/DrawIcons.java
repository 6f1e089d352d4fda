import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import javax.imageio.ImageIO;

/**
 * Draws the icons: an envelope with the cross of a medic. Run with {@code java DrawIcons.java} in this folder after a change of the drawing.
 * Teams wants 192 by 192 pixels in colour, and 32 by 32 in white on nothing.
 */
final class DrawIcons {
    private static final Color GREEN = new Color(0x0B6E4F);

    private DrawIcons() {}

    public static void main(String[] arguments) throws IOException {
        System.setProperty("java.awt.headless", "true");
        BufferedImage colour = image(192);
        Graphics2D on = pen(colour, 192);
        on.setColor(GREEN);
        on.fill(new java.awt.geom.Rectangle2D.Double(0, 0, 100, 100));
        draw(on, GREEN);
        ImageIO.write(colour, "png", new File("color.png"));
        BufferedImage outline = image(32);
        drawOutline(pen(outline, 32));
        ImageIO.write(outline, "png", new File("outline.png"));
    }

    private static BufferedImage image(int size) {
        return new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
    }

    /** A pen that draws on a sheet of 100 by 100. */
    private static Graphics2D pen(BufferedImage image, int size) {
        Graphics2D pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        pen.scale(size / 100.0, size / 100.0);
        return pen;
    }

    private static void draw(Graphics2D pen, Color ground) {
        pen.setColor(Color.WHITE);
        pen.fill(new RoundRectangle2D.Double(18, 30, 64, 44, 8, 8));
        pen.setColor(ground);
        pen.setStroke(new BasicStroke(4, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        pen.draw(flap());
        pen.fill(new java.awt.geom.Ellipse2D.Double(56, 48, 38, 38));
        pen.setColor(Color.WHITE);
        cross(pen, 75, 67, 12, 8);
    }

    private static void drawOutline(Graphics2D pen) {
        pen.setColor(Color.WHITE);
        pen.setStroke(new BasicStroke(6, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        Path2D envelope = new Path2D.Double();
        envelope.moveTo(50, 78);
        envelope.lineTo(10, 78);
        envelope.lineTo(10, 22);
        envelope.lineTo(90, 22);
        envelope.lineTo(90, 46);
        pen.draw(envelope);
        Path2D fold = new Path2D.Double();
        fold.moveTo(12, 26);
        fold.lineTo(50, 52);
        fold.lineTo(88, 26);
        pen.draw(fold);
        cross(pen, 76, 74, 18, 10);
    }

    private static Path2D flap() {
        Path2D flap = new Path2D.Double();
        flap.moveTo(22, 36);
        flap.lineTo(50, 56);
        flap.lineTo(78, 36);
        return flap;
    }

    private static void cross(Graphics2D pen, double x, double y, double reach, double width) {
        pen.fill(new RoundRectangle2D.Double(x - reach, y - width / 2, 2 * reach, width, 3, 3));
        pen.fill(new RoundRectangle2D.Double(x - width / 2, y - reach, width, 2 * reach, 3, 3));
    }
}
