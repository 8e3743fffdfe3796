//! x
use crate::{outcome::Outcome, world::World};
use std::io::Write;
/// x
#[derive(Debug, clap::Args)]
pub(crate) struct Args {}
impl Args {
    pub(crate) fn run(self, _w: &World, _o: &mut dyn Write) -> anyhow::Result<Outcome> {
        Ok(Outcome::Done)
    }
}
