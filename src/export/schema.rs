//! The published schema and what is written are held together here.

use std::collections::BTreeSet;

use serde_json::Value;

use super::json::SCHEMA;
use super::sample;
use crate::ontology::{ClaimKind, EventKind, Factuality, QuoteKind, RelationKind, Role};
use crate::{Document, Extractor, Feud, Pack};

/// As much of JSON Schema as the published file uses; what it met is noted.
struct Validator {
    root: Value,
    met: BTreeSet<String>,
    wrong: Vec<String>,
}

impl Validator {
    fn new() -> Self {
        Self { root: serde_json::from_str(SCHEMA).expect("the schema is JSON"), met: BTreeSet::new(), wrong: Vec::new() }
    }

    fn check(&mut self, value: &Value, schema: &Value, at: &str) {
        if let Some(name) = schema["$ref"].as_str() {
            let schema = self.root.pointer(&name[1..]).cloned().unwrap_or_else(|| panic!("{name} is not defined"));
            let name = name.rsplit('/').next().expect("a reference has a name").to_owned();
            return self.check(value, &schema, &name);
        }
        if let Some(options) = schema["anyOf"].as_array() {
            // null, or the one other option
            if !value.is_null() {
                self.check(value, &options[0], at);
            }
            return;
        }
        let types = match &schema["type"] {
            Value::Array(types) => types.iter().filter_map(Value::as_str).collect(),
            Value::String(one) => vec![one.as_str()],
            _ => Vec::new(),
        };
        let fits = types.is_empty() || types.contains(&type_of(value));
        let listed = schema["enum"].as_array().is_none_or(|all| all.contains(value));
        let constant = schema.get("const").is_none_or(|c| c == value);
        if !fits || !listed || !constant {
            self.wrong.push(format!("{at}: {value}"));
        }
        match value {
            Value::Object(fields) => {
                let known = schema["properties"].as_object().unwrap_or_else(|| panic!("{at} has no properties"));
                let required: BTreeSet<&str> = schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
                let written: BTreeSet<&str> = fields.keys().map(String::as_str).collect();
                if written != required || !known.keys().all(|k| required.contains(k.as_str())) {
                    self.wrong.push(format!("{at}: keys {written:?} written, {required:?} in the schema"));
                }
                for (key, value) in fields {
                    self.met.insert(format!("{at}.{key}"));
                    self.check(value, &known.get(key).cloned().unwrap_or_default(), &format!("{at}.{key}"));
                }
            }
            Value::Array(items) => items.iter().for_each(|item| self.check(item, &schema["items"], at)),
            _ => {}
        }
    }
}

fn type_of(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "integer",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    }
}

fn validate(feud: &Feud) -> Validator {
    let mut validator = Validator::new();
    let root = validator.root.clone();
    validator.check(&serde_json::from_str(&feud.to_json()).expect("what is written is JSON"), &root, "feud");
    assert!(validator.wrong.is_empty(), "{:#?}", validator.wrong);
    validator
}

#[test]
fn everything_written_stands_in_the_schema_and_everything_in_the_schema_is_written() {
    let validator = validate(&sample::feud());
    let defined = validator.root["$defs"].as_object().expect("there are definitions");
    for (name, definition) in defined {
        for key in definition["properties"].as_object().into_iter().flat_map(|p| p.keys()) {
            assert!(validator.met.contains(&format!("{name}.{key}")), "{name}.{key} is never written");
        }
    }
}

#[test]
fn extracted_and_empty_feuds_are_valid() {
    let extractor = Extractor::new(Pack::builtin());
    let story = Document::new("a", "2023年3月5日，OpenAI在旧金山起诉特斯拉，索赔1.5亿美元。特斯拉回应称：“这不是事实。”");
    validate(&Feud::assemble(&[extractor.extract(&story)]));
    validate(&Feud::default());
}

#[test]
fn the_schema_lists_the_vocabulary() {
    let root = Validator::new().root;
    let list = |pointer: &str| -> Vec<String> {
        let words = root.pointer(pointer).and_then(Value::as_array).unwrap_or_else(|| panic!("{pointer} is missing"));
        words.iter().map(|w| w.as_str().unwrap_or_default().to_owned()).collect()
    };
    let words = |all: &[&str]| all.iter().map(|w| (*w).to_owned()).collect::<Vec<_>>();
    macro_rules! same {
        ($pointer:literal, $kind:ident) => {
            assert_eq!(list($pointer), words(&$kind::ALL.iter().map(|k| k.word()).collect::<Vec<_>>()));
        };
    }
    same!("/$defs/event/properties/type/enum", EventKind);
    same!("/$defs/disputed_point/properties/event_type/enum", EventKind);
    same!("/$defs/event/properties/factuality/enum", Factuality);
    same!("/$defs/role/properties/role/enum", Role);
    same!("/$defs/claim/properties/type/enum", ClaimKind);
    same!("/$defs/claim/properties/quote/enum", QuoteKind);
    same!("/$defs/relation/properties/type/enum", RelationKind);
}

#[test]
fn offsets_count_code_points() {
    let feud = sample::feud();
    let json: Value = serde_json::from_str(&feud.to_json()).expect("what is written is JSON");
    let text: Vec<char> = feud.documents[0].text.chars().collect();
    for amount in json["amounts"].as_array().expect("there are sums") {
        let offset = |key: &str| usize::try_from(amount[key].as_u64().expect("offsets are numbers")).expect("they are small");
        assert_eq!(text[offset("start")..offset("end")].iter().collect::<String>(), amount["text"].as_str().expect("it has a text"));
    }
}
