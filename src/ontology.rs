//! The vocabulary of a dispute: kinds of mention, event, claim and relation, with their words.

mod class;

pub use class::Class;

/// Gives an enum its words, both ways, in one place.
macro_rules! vocabulary {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $word:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum $name { $($(#[$doc])* $variant,)+ }

        impl $name {
            /// Every value, in the order of the vocabulary.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The word used in packs and in JSON.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self { $(Self::$variant => $word,)+ }
            }

            /// The value of a word.
            #[must_use]
            pub fn from_word(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}

vocabulary! {
    /// The kinds of event; the meaning of each stands in `docs/schema.md`.
    ///
    /// ```
    /// use feudline::event::EventKind;
    /// assert_eq!(EventKind::from_word("legal.sue"), Some(EventKind::LegalSue));
    /// assert_eq!(EventKind::ALL.len(), 40);
    /// ```
    EventKind {
        /// A party brings a suit, an arbitration, a counterclaim or a complaint against another.
        LegalSue = "legal.sue",
        /// A party puts something before a court or authority inside a case: a motion, an application, an amended claim, evidence.
        LegalFile = "legal.file",
        /// A court or tribunal takes up, hears or tries a case; testimony.
        LegalHearing = "legal.hearing",
        /// A court or tribunal decides: judgment, verdict, order, injunction, dismissal, remand; damages awarded are its amount.
        LegalRule = "legal.rule",
        /// A party asks a higher court to review a decision.
        LegalAppeal = "legal.appeal",
        /// The parties end a case by agreement, with or without payment.
        LegalSettle = "legal.settle",
        /// A party gives up a suit, an appeal or a complaint.
        LegalWithdraw = "legal.withdraw",
        /// An authority opens or carries out an investigation, an inquiry, a summons, a raid.
        LegalInvestigate = "legal.investigate",
        /// An authority fines, bans, revokes or otherwise sanctions (a court's damages are legal.rule).
        LegalPenalize = "legal.penalize",
        /// A person is detained, arrested or charged with a crime.
        LegalArrest = "legal.arrest",
        /// A person or organisation is convicted or sentenced in a criminal case.
        LegalSentence = "legal.sentence",
        /// An organisation is founded or set up.
        OrgFound = "org.found",
        /// A party buys, offers to buy, or sells an organisation, a stake, a brand or an asset.
        OrgAcquire = "org.acquire",
        /// Organisations merge, or one is folded into another.
        OrgMerge = "org.merge",
        /// An organisation changes its legal or ownership form, splits or converts.
        OrgRestructure = "org.restructure",
        /// An organisation goes bankrupt, is liquidated, dissolved or shut.
        OrgClose = "org.close",
        /// An organisation goes public, or applies to.
        OrgList = "org.list",
        /// Trading in an organisation's shares is suspended or ended.
        OrgDelist = "org.delist",
        /// A person takes up or is named to a position.
        PersAppoint = "pers.appoint",
        /// A person leaves a position, freely or not.
        PersLeave = "pers.leave",
        /// An organisation or person hires people away from another.
        PersRecruit = "pers.recruit",
        /// A party seeks, gains or loses control: a proxy fight, a stake raised for control, a seat demanded, a seal or office seized.
        GovControl = "gov.control",
        /// A board, a shareholders' meeting or a similar body meets and decides.
        GovVote = "gov.vote",
        /// A party gives money without a stake in return.
        MoneyDonate = "money.donate",
        /// A party funds another for a stake or a return; a funding round; a loan.
        MoneyInvest = "money.invest",
        /// A party pays, repays or compensates another.
        MoneyPay = "money.pay",
        /// A party refuses or fails to pay, stops funding, defaults.
        MoneyWithhold = "money.withhold",
        /// A reported figure: valuation, market value, net worth, revenue, profit, loss, share-price move, funding gap.
        MoneyValue = "money.value",
        /// A party proposes a deal, a change or a plan to another.
        DealPropose = "deal.propose",
        /// Parties sign, license, agree or start to work together.
        DealAgree = "deal.agree",
        /// A party turns a proposal or a demand down, or talks fail.
        DealReject = "deal.reject",
        /// A party ends a contract, a licence or a co-operation, or it runs out.
        DealTerminate = "deal.terminate",
        /// A party breaks a contract, a duty, a promise or a rule.
        ConductBreach = "conduct.breach",
        /// A party uses another's mark, patent, work, data or secret without right.
        ConductInfringe = "conduct.infringe",
        /// Fraud, false accounting, false advertising, hidden facts, destroyed evidence, embezzlement.
        ConductDeceive = "conduct.deceive",
        /// A party shuts another out: blocks, bans, forces a choice, ties, retaliates, cuts off supply.
        ConductRestrict = "conduct.restrict",
        /// A party enters into competition with another.
        BizCompete = "biz.compete",
        /// A product or service is released, renamed, recalled or taken down.
        ProdLaunch = "prod.launch",
        /// A document is made public: a statement, an open letter, a report, e-mails, an announcement, a paper.
        PubPublish = "pub.publish",
        /// Parties meet, negotiate or are called together.
        CommMeet = "comm.meet",
    }
}

vocabulary! {
    /// The parts that parties play in an event.
    ///
    /// ```
    /// use feudline::event::Role;
    /// assert_eq!(Role::from_word("payee").map(Role::word), Some("payee"));
    /// ```
    Role {
        /// The plaintiff.
        Plaintiff = "plaintiff",
        /// The defendant.
        Defendant = "defendant",
        /// The court.
        Court = "court",
        /// The amount.
        Amount = "amount",
        /// The filer.
        Filer = "filer",
        /// The against.
        Against = "against",
        /// The party.
        Party = "party",
        /// The for.
        For = "for",
        /// The appellant.
        Appellant = "appellant",
        /// The authority.
        Authority = "authority",
        /// The target.
        Target = "target",
        /// The person.
        Person = "person",
        /// The org.
        Org = "org",
        /// The founder.
        Founder = "founder",
        /// The buyer.
        Buyer = "buyer",
        /// The seller.
        Seller = "seller",
        /// The agent.
        Agent = "agent",
        /// The recruiter.
        Recruiter = "recruiter",
        /// The from.
        From = "from",
        /// The bidder.
        Bidder = "bidder",
        /// The giver.
        Giver = "giver",
        /// The recipient.
        Recipient = "recipient",
        /// The investor.
        Investor = "investor",
        /// The payer.
        Payer = "payer",
        /// The payee.
        Payee = "payee",
        /// The withholder.
        Withholder = "withholder",
        /// The holder.
        Holder = "holder",
        /// The proposer.
        Proposer = "proposer",
        /// The addressee.
        Addressee = "addressee",
        /// The rejecter.
        Rejecter = "rejecter",
        /// The counterparty.
        Counterparty = "counterparty",
        /// The actor.
        Actor = "actor",
        /// The victim.
        Victim = "victim",
        /// The competitor.
        Competitor = "competitor",
        /// The maker.
        Maker = "maker",
        /// The publisher.
        Publisher = "publisher",
        /// The about.
        About = "about",
    }
}

vocabulary! {
    /// How real an event is.
    ///
    /// ```
    /// use feudline::event::Factuality;
    /// assert!(Factuality::Asserted < Factuality::Claimed);
    /// ```
    Factuality {
        /// The article itself tells it as having happened.
        Asserted = "asserted",
        /// Only a quoted or named source says so.
        Claimed = "claimed",
        /// Intended, proposed, scheduled or asked for; not told as done.
        Planned = "planned",
        /// Conditional, a question, a general truth, a fear.
        Hypothetical = "hypothetical",
        /// Said not to have happened.
        Negated = "negated",
    }
}

impl EventKind {
    /// Whether somebody takes up or leaves a post.
    pub(crate) const fn is_of_post(self) -> bool {
        matches!(self, Self::PersAppoint | Self::PersLeave)
    }

    /// The roles without which a report of this kind is not complete.
    #[must_use]
    pub const fn core(self) -> &'static [Role] {
        match self {
            Self::LegalSue => &[Role::Plaintiff, Role::Defendant],
            Self::LegalFile => &[Role::Filer],
            Self::LegalHearing => &[Role::Party],
            Self::LegalRule => &[Role::Court],
            Self::LegalAppeal => &[Role::Appellant],
            Self::LegalSettle => &[Role::Party],
            Self::LegalWithdraw => &[Role::Party],
            Self::LegalInvestigate => &[Role::Authority, Role::Target],
            Self::LegalPenalize => &[Role::Target],
            Self::LegalArrest => &[Role::Person],
            Self::LegalSentence => &[Role::Person],
            Self::OrgFound => &[Role::Org],
            Self::OrgAcquire => &[Role::Buyer, Role::Target],
            Self::OrgMerge => &[Role::Party],
            Self::OrgRestructure => &[Role::Org],
            Self::OrgClose => &[Role::Org],
            Self::OrgList => &[Role::Org],
            Self::OrgDelist => &[Role::Org],
            Self::PersAppoint => &[Role::Person, Role::Org],
            Self::PersLeave => &[Role::Person, Role::Org],
            Self::PersRecruit => &[Role::Recruiter],
            Self::GovControl => &[Role::Bidder, Role::Target],
            Self::GovVote => &[Role::Org],
            Self::MoneyDonate => &[Role::Giver, Role::Recipient],
            Self::MoneyInvest => &[Role::Recipient],
            Self::MoneyPay => &[Role::Payer],
            Self::MoneyWithhold => &[Role::Withholder],
            Self::MoneyValue => &[Role::Holder],
            Self::DealPropose => &[Role::Proposer],
            Self::DealAgree => &[Role::Party],
            Self::DealReject => &[Role::Rejecter],
            Self::DealTerminate => &[Role::Party],
            Self::ConductBreach => &[Role::Actor],
            Self::ConductInfringe => &[Role::Actor],
            Self::ConductDeceive => &[Role::Actor],
            Self::ConductRestrict => &[Role::Actor],
            Self::BizCompete => &[Role::Competitor],
            Self::ProdLaunch => &[Role::Maker],
            Self::PubPublish => &[Role::Publisher],
            Self::CommMeet => &[Role::Party],
        }
    }
}

vocabulary! {
    /// What kind of thing is said.
    ///
    /// ```
    /// use feudline::claim::ClaimKind;
    /// assert_eq!(ClaimKind::Denial.word(), "denial");
    /// ```
    ClaimKind {
        /// Says that another did wrong, or something that hurts another.
        Allegation = "allegation",
        /// Says that something another said is not so.
        Denial = "denial",
        /// Grants something to one's own disadvantage, or another's point.
        Admission = "admission",
        /// Asks, orders or sues for something: relief claimed, damages sought, an apology wanted.
        Demand = "demand",
        /// Commits oneself.
        Promise = "promise",
        /// Announces harm or legal steps unless, or as a warning.
        Threat = "threat",
        /// Says what will come.
        Prediction = "prediction",
        /// Values, believes, explains a motive.
        Opinion = "opinion",
        /// Says yes to what another said.
        Agreement = "agreement",
        /// Any other attributed content: tells, announces, reports.
        Statement = "statement",
    }
}

vocabulary! {
    /// How the words are given.
    ///
    /// ```
    /// use feudline::claim::QuoteKind;
    /// assert_eq!(QuoteKind::Mixed.word(), "mixed");
    /// ```
    QuoteKind {
        /// Between quotation marks.
        Direct = "direct",
        /// In the reporter's words.
        Indirect = "indirect",
        /// Partly between quotation marks.
        Mixed = "mixed",
    }
}

vocabulary! {
    /// How two events or claims hang together.
    ///
    /// ```
    /// use feudline::feud::RelationKind;
    /// assert_eq!(RelationKind::from_word("responds_to"), Some(RelationKind::RespondsTo));
    /// ```
    RelationKind {
        /// Event a is over before event b begins, by their dates or by an explicit connective.
        Precedes = "precedes",
        /// Two reports of one event: same type, compatible dates, no conflicting core role and one shared.
        SameAs = "same_as",
        /// Claim -> event: the event is told inside the claim's content.
        Asserts = "asserts",
        /// Claim or event by the addressed side that answers an earlier claim or event.
        RespondsTo = "responds_to",
        /// Responds_to whose content rejects the earlier claim (all of it or a named part).
        Denies = "denies",
        /// Two claims or events that cannot both hold: opposite polarity, or disjoint values of one figure (paid, pledged, asked, awarded and valued are different figures; for this comparison about x is 0.9x to 1.1x, over x is x to 1.25x, under x is 0.75x to x).
        Contradicts = "contradicts",
        /// Compatible content from a different source.
        Corroborates = "corroborates",
        /// Event inside a larger one: a count in a complaint, a hearing in a case.
        PartOf = "part_of",
        /// Explicitly marked cause.
        Causes = "causes",
    }
}

/// What an answer names as the thing it answers.
///
/// ```
/// use feudline::claim::Named;
/// use feudline::event::EventKind;
/// assert_ne!(Named::Charge, Named::Act(EventKind::LegalRule));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Named {
    /// An act: "the ruling", 收购要约.
    Act(EventKind),
    /// What somebody said: "that account", 这一说法.
    Charge,
    /// All that somebody said: "all the allegations", 各项指控.
    Charges,
}

impl Named {
    /// From the word of a rule: the word of a kind of event, `charge` or `charges`.
    pub(crate) fn from_word(word: &str) -> Option<Self> {
        match word {
            "charge" => Some(Self::Charge),
            "charges" => Some(Self::Charges),
            kind => EventKind::from_word(kind).map(Self::Act),
        }
    }

    /// The word that [`Named::from_word`] reads.
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::Act(kind) => kind.word(),
            Self::Charge => "charge",
            Self::Charges => "charges",
        }
    }
}
