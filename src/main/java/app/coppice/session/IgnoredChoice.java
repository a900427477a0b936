package app.coppice.session;

/// Ignored files that neither archive nor trash keep unless the person chooses them.
///
/// @param path relative, of a file or, with a slash at its end, a folder
/// @param bytes of all files in it
/// @param madeAgain whether a build or a package manager fills it again
public record IgnoredChoice(String path, long bytes, boolean madeAgain) {}
