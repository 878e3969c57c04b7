//! The files of the built-in pack, embedded.

/// Lists files under the names they have in the repository.
macro_rules! embedded {
    ($($file:literal)+) => { &[$(($file, include_str!(concat!("../../", $file))),)+] };
}

/// Name and text of every built-in file.
pub(super) const FILES: &[(&str, &str)] = embedded![
    "grammars/zh/claims.toml"
    "grammars/zh/evidence.toml"
    "grammars/zh/stands.toml"
    "gazetteers/institutions.tsv"
    "gazetteers/media.tsv"
    "gazetteers/organizations.tsv"
    "gazetteers/people.tsv"
    "gazetteers/places.tsv"
    "gazetteers/products.tsv"
    "gazetteers/suffixes.tsv"
    "gazetteers/surnames.tsv"
    "gazetteers/titles.tsv"
    "gazetteers/transliteration.tsv"
    "gazetteers/words.tsv"
];
