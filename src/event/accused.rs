//! Whose deed it is that somebody is accused of, sued or fined for.

use super::english::{is_be, may_stand_between};

/// Verbs that lay a deed to their object, and the word before the deed.
const CHARGES: &[(&str, &str)] = &[
    (" accused ", " of"),
    (" accuses ", " of"),
    (" accusing ", " of"),
    (" accuse ", " of"),
    (" suspected ", " of"),
    (" convicted ", " of"),
    (" sued ", " for"),
    (" sues ", " for"),
    (" suing ", " for"),
    (" sue ", " for"),
    (" fined ", " for"),
    (" fines ", " for"),
    (" blamed ", " for"),
    (" blames ", " for"),
    (" criticised ", " for"),
    (" criticized ", " for"),
    (" charged ", " with"),
    (" charges ", " with"),
];

/// "Alder accuses its rival of luring staff": what stands between Alder and the deed says that another did it, whom nobody names; but
/// not "was accused last year of".
pub(super) fn is_laid_to_another(between: &str) -> bool {
    let between = between.trim_end();
    CHARGES.iter().any(|(verb, before_deed)| {
        let Some((head, object)) = between.rsplit_once(verb) else { return false };
        let last = head.rsplit(' ').find(|word| !may_stand_between(word)).unwrap_or("");
        let passive = is_be(last.as_bytes());
        let object = object.strip_suffix(before_deed.trim_start()).map(str::trim_end);
        // "charged ahead with", "sued again for"
        let is_noun =
            |object: &str| !object.is_empty() && !matches!(object, "ahead" | "again" | "back" | "on") && !object.contains([',', ';']);
        !passive && object.is_some_and(is_noun)
    })
}

#[cfg(test)]
mod tests {
    use super::is_laid_to_another;

    #[test]
    fn the_object_of_a_charge_did_it() {
        assert!([" accuses rival of ", " sued its rival for ", " has charged the man with "].iter().all(|text| is_laid_to_another(text)));
        assert!(
            [" was accused last year of ", " accused of ", " sued, asking for ", " charged ahead with ", ""]
                .iter()
                .all(|text| !is_laid_to_another(text))
        );
    }
}
