package planted.coppice;

/// The topmost class: whoever imports it looks upwards.
public class Top {}
