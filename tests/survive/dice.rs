//! Numbers that look like chance and are the same in every run.

/// A row of them.
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    /// The next one, below a limit.
    pub(crate) fn below(&mut self, limit: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }
}
