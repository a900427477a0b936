package app.coppice.git;

/// How far a landing has come; after each of these it may be cut off.
enum LandingStep {
  RECORDED,
  FILES_MOVED,
  REF_MOVED
}
