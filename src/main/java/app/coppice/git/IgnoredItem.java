package app.coppice.git;

/// Ignored files that a session's end would not keep by itself.
///
/// @param path relative, of a file or, with a slash at its end, a folder
/// @param bytes of all files in it
/// @param madeAgain whether a build or a package manager fills it again
public record IgnoredItem(String path, long bytes, boolean madeAgain) {}
