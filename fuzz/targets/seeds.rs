//! Writes the seeds of every target into a folder of its own: `seeds FOLDER`.

use std::path::PathBuf;
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let folder = PathBuf::from(env::args_os().nth(1).ok_or_else(|| io::Error::other("seeds FOLDER"))?);
    for target in feudline_fuzz::Target::ALL {
        let own = folder.join(target.word());
        fs::create_dir_all(&own)?;
        for (i, seed) in target.seeds().into_iter().enumerate() {
            fs::write(own.join(format!("seed-{i:04}")), seed)?;
        }
    }
    Ok(())
}
