//! feudline against any bytes. What is done with them stands in `targets/`, which `tests/fuzzed.rs` shares.

pub mod targets;

#[cfg(feature = "fuzzer")]
pub use libfuzzer_sys as libfuzzer;
pub use targets::{Target, mutate};

/// The program of a target. One mutation in four is libFuzzer's own, of bytes; the others know characters and words.
#[cfg(feature = "fuzzer")]
#[macro_export]
macro_rules! program {
    ($target:expr) => {
        use $crate::libfuzzer::{fuzz_mutator, fuzz_target, fuzzer_mutate};

        fuzz_target!(|bytes: &[u8]| $target.run(bytes));
        fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
            if seed.is_multiple_of(4) {
                return fuzzer_mutate(data, size, max_size);
            }
            let new = $crate::mutate($target, &data[..size], max_size, u64::from(seed));
            data[..new.len()].copy_from_slice(&new);
            new.len()
        });
    };
}
