//! The files of the built-in pack, embedded.

/// Lists files under the names they have in the repository.
macro_rules! embedded {
    ($($file:literal)+) => { &[$(($file, include_str!(concat!("../../", $file))),)+] };
}

/// Name and text of every built-in file.
pub(super) const FILES: &[(&str, &str)] = embedded![
    "grammars/zh/date.toml"
    "grammars/zh/date-relative.toml"
    "grammars/zh/date-beside.toml"
    "grammars/zh/date-none.toml"
    "grammars/en/date.toml"
    "grammars/en/date-relative.toml"
    "grammars/en/date-beside.toml"
    "grammars/zh/claims.toml"
    "grammars/zh/evidence.toml"
    "grammars/zh/stands.toml"
    "grammars/zh/event_authority.toml"
    "grammars/zh/event_conduct.toml"
    "grammars/zh/event_control.toml"
    "grammars/zh/event_courts.toml"
    "grammars/zh/event_deals.toml"
    "grammars/zh/event_money.toml"
    "grammars/zh/event_org.toml"
    "grammars/zh/event_people.toml"
    "grammars/zh/event_public.toml"
    "grammars/zh/event_suits.toml"
    "grammars/zh/operators.toml"
    "grammars/en/money.toml"
    "grammars/zh/money.toml"
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
    "grammars/en/claims.toml"
    "grammars/en/event_conduct.toml"
    "grammars/en/event_court.toml"
    "grammars/en/event_deal.toml"
    "grammars/en/event_money.toml"
    "grammars/en/event_org.toml"
    "grammars/en/event_people.toml"
    "grammars/en/event_suit.toml"
    "grammars/en/operators.toml"
    "grammars/en/stands.toml"
    "gazetteers/words.tsv"
];
