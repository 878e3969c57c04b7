//! The packs that the command line names.

use feudline::{Extractor, Pack};

use crate::args::Packs;
use crate::failure::Failure;

/// The built-in pack with every named folder laid over it.
pub fn load(packs: &Packs) -> Result<Pack, Failure> {
    packs.pack.iter().try_fold(Pack::builtin(), |pack, dir| pack.overlay_dir(dir).map_err(|e| Failure::pack(dir, e)))
}

/// An extractor that reads with them. Most Chinese stories ask for word borders somewhere, so `chinese` loads that dictionary
/// beside the pack.
pub fn extractor(packs: &Packs, chinese: bool) -> Result<Extractor, Failure> {
    if chinese {
        std::thread::spawn(feudline::text::segment::load);
    }
    load(packs).map(Extractor::new)
}
