package app.coppice.ui.kit.text;

/// A range of a text that has a background of its own.
///
/// @param start first UTF-16 index
/// @param end index after the last
/// @param style style class of the background
public record Mark(int start, int end, String style) {}
