//! Who can play which part: a court is no party to the case before it, a product sues nobody.

use super::scene::Group;
use crate::mention::Class;
use crate::ontology::{EventKind, Role};
use crate::pack::compile::Function;

/// Whether a group can play a part: a court is no party to the case before it, only people take up posts.
pub(super) fn fits(group: &Group, kind: EventKind, function: Function, role: Role, english: bool) -> bool {
    let institution = matches!(group.class, Class::Court | Class::Authority);
    match role {
        // a judge by name decides as a court does
        Role::Court => {
            institution || matches!(function, Function::Subject | Function::By) && group.class == Class::Person && !group.pronoun
        }
        Role::Authority => institution || function == Function::Subject && group.class != Class::Person,
        Role::Plaintiff if function == Function::Subject => !matches!(group.class, Class::Court | Class::Product),
        Role::Filer | Role::Appellant if matches!(function, Function::Subject | Function::Owner) => {
            !matches!(group.class, Class::Court | Class::Product)
        }
        Role::Plaintiff | Role::Defendant | Role::Filer | Role::Appellant => !institution && group.class != Class::Product,
        Role::Party if kind == EventKind::OrgMerge => matches!(group.class, Class::Organization | Class::Pronoun),
        Role::Party if matches!(kind, EventKind::LegalSettle | EventKind::LegalWithdraw) => group.class != Class::Court,
        Role::Party if kind == EventKind::LegalHearing => !institution,
        Role::Against | Role::For if kind == EventKind::LegalRule && function == Function::Object => group.class != Class::Court,
        Role::Against | Role::For if kind == EventKind::LegalRule => !institution,
        // who is asked for an order is no party to the case
        Role::Against if kind == EventKind::LegalFile && function == Function::Object => !institution,
        // a firm is convicted as well
        Role::Person if kind == EventKind::LegalSentence => !institution && group.class != Class::Product,
        Role::Person => matches!(group.class, Class::Person | Class::Pronoun | Class::Group),
        // an exchange lists and delists others, a court winds up others
        Role::Org if matches!(kind, EventKind::OrgList | EventKind::OrgDelist | EventKind::OrgClose) && institution => false,
        Role::Org if kind.is_of_post() => {
            group.class == Class::Organization || group.class == Class::Pronoun && function != Function::Employer
        }
        // "it had 300 employees and $50 million in revenue": a crowd has no revenue, nor a court or a regulator that tells of it
        Role::Holder => !institution && (!english || group.class != Class::Group),
        // shareholders vote in the firm, they are not it; a commission votes itself
        Role::Org if kind == EventKind::GovVote && english => {
            matches!(group.class, Class::Organization | Class::Pronoun | Class::Authority)
        }
        Role::Org => !matches!(group.class, Class::Person | Class::Product) && (english || group.class != Class::Group),
        // a product is bought, not sued; its maker acts
        // a court is no party to what it tells of
        Role::Actor if matches!(kind, EventKind::ConductBreach | EventKind::ConductInfringe | EventKind::ConductDeceive) => {
            !institution && group.class != Class::Product
        }
        Role::Actor | Role::Victim | Role::Payer | Role::Payee => !matches!(group.class, Class::Product | Class::Court),
        // who controls a firm has its board removed, not a person
        Role::Target if matches!(kind, EventKind::GovControl | EventKind::OrgAcquire) => group.class != Class::Person,
        Role::Maker | Role::Competitor | Role::Publisher | Role::Founder | Role::Buyer | Role::Seller => group.class != Class::Product,
        _ => true,
    }
}
