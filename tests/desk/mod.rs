//! A folder of one test's own, gone afterwards, and the binary in it.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Stdio};

pub struct Desk(pub PathBuf);

impl Desk {
    /// An empty one, for a test of some file of tests.
    pub fn empty(tests: &str, name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("feudline-{tests}-{}-{name}", std::process::id()));
        fs::create_dir_all(&path).expect("the temporary folder can be written");
        Self(path)
    }

    pub fn put(&self, name: &str, content: impl AsRef<[u8]>) {
        let path = self.0.join(name);
        fs::create_dir_all(path.parent().expect("it lies in the folder")).expect("the folder can be written");
        fs::write(path, content).expect("the folder can be written");
    }

    /// A run that is to be started there, with nothing to read.
    pub fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_feudline"));
        command.args(args).current_dir(&self.0).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}
