//! Names compared: spacing, case and letter slips.

use crate::text::normal::folded;

/// The name folded, in lower case, without spaces, dots and hyphens.
#[must_use]
pub fn squeeze(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for c in folded(name).chars().filter(|c| !matches!(c, ' ' | '·' | '-' | '.' | '—')) {
        if c.is_ascii() {
            out.push(c.to_ascii_lowercase());
        } else {
            out.extend(c.to_lowercase());
        }
    }
    out
}

/// Whether two names are one slip apart: neighbours swapped, or for Latin names of five letters and more one letter
/// put in, left out or changed.
#[must_use]
pub fn slip(a: &str, b: &str) -> bool {
    let (x, y): (Vec<char>, Vec<char>) = (squeeze(a).chars().collect(), squeeze(b).chars().collect());
    if x == y || x.len() < 3 || y.len() < 3 {
        return false;
    }
    if x.len() == y.len() {
        let differs: Vec<usize> = (0..x.len()).filter(|&i| x[i] != y[i]).collect();
        let swapped =
            differs.len() == 2 && differs[1] == differs[0] + 1 && x[differs[0]] == y[differs[1]] && x[differs[1]] == y[differs[0]];
        let changed = differs.len() == 1 && x.len() >= 5 && x.iter().chain(&y).all(char::is_ascii_alphabetic) && differs[0] > 0;
        return swapped || changed;
    }
    let (short, long) = if x.len() < y.len() { (&x, &y) } else { (&y, &x) };
    long.len() == short.len() + 1
        && short.len() >= 5
        && long.iter().all(char::is_ascii_alphabetic)
        && (1..long.len()).any(|skip| long[..skip] == short[..skip] && long[skip + 1..] == short[skip..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn squeezed_names_keep_letters_alone() {
        assert_eq!(squeeze("Open AI-Labs."), "openailabs");
        assert_eq!(squeeze("ÉMILE · ＡＢ—c"), "émileabc");
    }

    #[test]
    fn one_slip_and_no_more() {
        let slips = [
            ("霁川光学", "川霁光学"),
            ("霁川光学", "霁光川学"),
            ("Harbour", "Habrour"),
            ("Harbour", "Harbuor"),
            ("Harbour", "Harbous"),
            ("Harbour", "Harour"),
            ("Harbour", "Harbouur"),
            ("Quill", "Quilll"),
        ];
        for (a, b) in slips {
            assert!(slip(a, b) && slip(b, a), "{a} and {b}");
        }
    }

    #[test]
    fn names_that_only_look_like_slips() {
        let apart = [
            ("Harbour", "Harbour"),
            ("Har-bour", "harbour"),
            // two letters, or two places that are no neighbours
            ("Harbour", "Hatbous"),
            ("Harbour", "Horbaur"),
            // another beginning is another name
            ("Harbour", "Barbour"),
            ("arbour", "Harbour"),
            ("Harbour", "Harbourage"),
            // a character more or other makes another firm, and so does a letter in a short name
            ("霁川光学", "霁川光电"),
            ("霁川光学", "霁川光学社"),
            ("Vale", "Dale"),
            ("Vale", "Vane"),
            ("Vale", "Valet"),
            ("AB", "BA"),
            ("A12345", "A12346"),
        ];
        for (a, b) in apart {
            assert!(!slip(a, b) && !slip(b, a), "{a} and {b}");
        }
    }
}
