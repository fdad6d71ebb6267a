package dev.branchline.runtime.terminal;

import com.googlecode.lanterna.SGR;
import com.googlecode.lanterna.TerminalPosition;
import com.googlecode.lanterna.TerminalSize;
import com.googlecode.lanterna.TextCharacter;
import com.googlecode.lanterna.TextColor;
import com.googlecode.lanterna.graphics.AbstractTextGraphics;
import com.googlecode.lanterna.graphics.StyleSet;
import com.googlecode.lanterna.graphics.TextImage;
import com.googlecode.lanterna.graphics.ThemeStyle;
import com.googlecode.lanterna.gui2.TextGUI;
import com.googlecode.lanterna.gui2.TextGUIGraphics;
import com.googlecode.lanterna.screen.TabBehaviour;
import java.util.Collection;
import java.util.EnumSet;
import org.jspecify.annotations.Nullable;

/// The long tail of Lanterna's drawing interface: each method as it was, returning this type. What matters is in [FastGraphics].
abstract class StockGraphics extends AbstractTextGraphics implements TextGUIGraphics {
    private final @Nullable TextGUI gui;

    StockGraphics(@Nullable TextGUI gui) {
        this.gui = gui;
    }

    @Nullable TextGUI gui() {
        return gui;
    }

    /// @return null when not drawn by a GUI
    @Override
    public @Nullable TextGUI getTextGUI() {
        return gui;
    }

    @Override
    public abstract StockGraphics newTextGraphics(TerminalPosition topLeft, TerminalSize size);

    @Override
    public abstract StockGraphics putString(int column, int row, String string);

    @Override
    public abstract StockGraphics setCharacter(int column, int row, char character);

    @Override
    public abstract StockGraphics setCharacter(int column, int row, TextCharacter character);

    @Override
    public StockGraphics applyThemeStyle(ThemeStyle themeStyle) {
        setForegroundColor(themeStyle.getForeground());
        setBackgroundColor(themeStyle.getBackground());
        setModifiers(themeStyle.getSGRs());
        return this;
    }

    @Override
    public StockGraphics setBackgroundColor(TextColor backgroundColor) {
        super.setBackgroundColor(backgroundColor);
        return this;
    }

    @Override
    public StockGraphics setForegroundColor(TextColor foregroundColor) {
        super.setForegroundColor(foregroundColor);
        return this;
    }

    @Override
    public StockGraphics enableModifiers(SGR... modifiers) {
        super.enableModifiers(modifiers);
        return this;
    }

    @Override
    public StockGraphics disableModifiers(SGR... modifiers) {
        super.disableModifiers(modifiers);
        return this;
    }

    @Override
    public synchronized StockGraphics setModifiers(EnumSet<SGR> modifiers) {
        super.setModifiers(modifiers);
        return this;
    }

    @Override
    public StockGraphics clearModifiers() {
        super.clearModifiers();
        return this;
    }

    @Override
    public StockGraphics setTabBehaviour(TabBehaviour tabBehaviour) {
        super.setTabBehaviour(tabBehaviour);
        return this;
    }

    @Override
    public StockGraphics fill(char c) {
        super.fill(c);
        return this;
    }

    @Override
    public abstract StockGraphics fillRectangle(TerminalPosition topLeft, TerminalSize size, char character);

    @Override
    public StockGraphics fillRectangle(TerminalPosition topLeft, TerminalSize size, TextCharacter character) {
        super.fillRectangle(topLeft, size, character);
        return this;
    }

    @Override
    public StockGraphics drawRectangle(TerminalPosition topLeft, TerminalSize size, char character) {
        super.drawRectangle(topLeft, size, character);
        return this;
    }

    @Override
    public StockGraphics drawRectangle(TerminalPosition topLeft, TerminalSize size, TextCharacter character) {
        super.drawRectangle(topLeft, size, character);
        return this;
    }

    @Override
    public StockGraphics fillTriangle(TerminalPosition p1, TerminalPosition p2, TerminalPosition p3, char character) {
        super.fillTriangle(p1, p2, p3, character);
        return this;
    }

    @Override
    public StockGraphics fillTriangle(TerminalPosition p1, TerminalPosition p2, TerminalPosition p3, TextCharacter character) {
        super.fillTriangle(p1, p2, p3, character);
        return this;
    }

    @Override
    public StockGraphics drawTriangle(TerminalPosition p1, TerminalPosition p2, TerminalPosition p3, char character) {
        super.drawTriangle(p1, p2, p3, character);
        return this;
    }

    @Override
    public StockGraphics drawTriangle(TerminalPosition p1, TerminalPosition p2, TerminalPosition p3, TextCharacter character) {
        super.drawTriangle(p1, p2, p3, character);
        return this;
    }

    @Override
    public StockGraphics drawLine(TerminalPosition fromPoint, TerminalPosition toPoint, char character) {
        super.drawLine(fromPoint, toPoint, character);
        return this;
    }

    @Override
    public StockGraphics drawLine(TerminalPosition fromPoint, TerminalPosition toPoint, TextCharacter character) {
        super.drawLine(fromPoint, toPoint, character);
        return this;
    }

    @Override
    public StockGraphics drawLine(int fromX, int fromY, int toX, int toY, char character) {
        super.drawLine(fromX, fromY, toX, toY, character);
        return this;
    }

    @Override
    public StockGraphics drawLine(int fromX, int fromY, int toX, int toY, TextCharacter character) {
        super.drawLine(fromX, fromY, toX, toY, character);
        return this;
    }

    @Override
    public StockGraphics drawImage(TerminalPosition topLeft, TextImage image) {
        super.drawImage(topLeft, image);
        return this;
    }

    @Override
    public StockGraphics drawImage(TerminalPosition topLeft, TextImage image, TerminalPosition sourceImageTopLeft, TerminalSize sourceImageSize) {
        super.drawImage(topLeft, image, sourceImageTopLeft, sourceImageSize);
        return this;
    }

    @Override
    public StockGraphics setCharacter(TerminalPosition position, char character) {
        super.setCharacter(position, character);
        return this;
    }

    @Override
    public StockGraphics setCharacter(TerminalPosition position, TextCharacter character) {
        super.setCharacter(position, character);
        return this;
    }

    @Override
    public StockGraphics putString(TerminalPosition position, String string) {
        super.putString(position, string);
        return this;
    }

    @Override
    public StockGraphics putString(int column, int row, String string, SGR extraModifier, SGR... optionalExtraModifiers) {
        super.putString(column, row, string, extraModifier, optionalExtraModifiers);
        return this;
    }

    @Override
    public StockGraphics putString(TerminalPosition position, String string, SGR extraModifier, SGR... optionalExtraModifiers) {
        super.putString(position, string, extraModifier, optionalExtraModifiers);
        return this;
    }

    @Override
    public StockGraphics putString(int column, int row, String string, Collection<SGR> extraModifiers) {
        super.putString(column, row, string, extraModifiers);
        return this;
    }

    @Override
    public synchronized StockGraphics putCSIStyledString(int column, int row, String string) {
        super.putCSIStyledString(column, row, string);
        return this;
    }

    @Override
    public StockGraphics putCSIStyledString(TerminalPosition position, String string) {
        super.putCSIStyledString(position, string);
        return this;
    }

    @Override
    public StockGraphics setStyleFrom(StyleSet<?> source) {
        super.setStyleFrom(source);
        return this;
    }
}
