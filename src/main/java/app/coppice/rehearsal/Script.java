package app.coppice.rehearsal;

/// Decides what the server answers. Called on a connection's own thread, many at a time.
@FunctionalInterface
public interface Script {
  Reply reply(ModelRequest request);
}
