//! Who may do what: Cedar policies, default deny. Each room brings a fragment for its own actions;
//! the house adds what holds everywhere. A handler gets a thing only together with a decision
//! ([`Permitted`]). Nothing here may ever answer "yes" because something failed.

mod matrix;

use std::collections::{BTreeSet, HashMap, HashSet};
use std::str::FromStr;

use cedar_policy::{
    Authorizer, Context, Decision, Entities, Entity, EntityUid, PolicySet, Request,
    RestrictedExpression, Schema, ValidationMode, Validator,
};

/// The roles of a mission (domain reference, "Roles and separation of duty"). No role exists for a
/// State's authority: authorities are partners without accounts.
pub const ROLES: &[&str] = &[
    "operator",
    "enumerator",
    "data_supervisor",
    "caseworker",
    "protection_supervisor",
    "bid_member",
    "physician",
    "movement_officer",
    "logistician",
    "finance",
    "partner",
    "reporting_officer",
    "data_protection",
    "chief_of_mission",
    "receiving_mission",
    "administrator",
];

/// Something that can be done, `room.verb`, such as `hotline.log`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Action(pub &'static str);

/// Who asks: a person with an account, or a machine with a token of that account.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Actor {
    /// Account id.
    pub id: String,
    /// What the audit log calls this actor: the account id, or `machine:<token id>`.
    pub name_in_log: String,
    /// Names out of [`ROLES`].
    pub roles: BTreeSet<String>,
    /// Offices (place ids) whose records this actor works with.
    pub offices: BTreeSet<String>,
    /// The whole mission, all offices.
    pub everywhere: bool,
    /// The partner organisation this actor belongs to, empty for the mission's own staff.
    pub partner: String,
    /// `Some` for a machine: the actions its token names.
    pub scopes: Option<BTreeSet<String>>,
}

impl Actor {
    /// The office condition of a list: `None` for all offices.
    pub fn office_scope(&self) -> Option<&BTreeSet<String>> {
        if self.everywhere {
            None
        } else {
            Some(&self.offices)
        }
    }

    /// Whether this actor has the role.
    pub fn has(&self, role: &str) -> bool {
        self.roles.contains(role)
    }
}

/// A thing that is no secret from any partner, such as a place.
pub const EVERY_PARTNER: &str = "*";

/// What policies may know of a thing. Empty texts mean "nobody's", "no office".
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Thing {
    /// The office that owns the record.
    pub office: String,
    /// The account that is in charge of it.
    pub owner: String,
    /// The account that made it.
    pub author: String,
    /// The partner organisation that it is shared with, or [`EVERY_PARTNER`].
    pub partner: String,
    /// Its state, in the room's own words.
    pub state: String,
}

/// A record that policies can judge.
pub trait Guarded {
    /// What policies may know of it.
    fn thing(&self) -> Thing;
}

impl Guarded for Thing {
    fn thing(&self) -> Thing {
        self.clone()
    }
}

/// A thing together with the decision that this actor may do this with it. Only
/// [`Policy::permit`] makes one.
#[derive(Debug)]
pub struct Permitted<T> {
    inner: T,
}

impl<T> Permitted<T> {
    /// Gives the thing up to the code that acts on it.
    pub fn into_inner(self) -> T {
        self.inner
    }
}

impl<T> std::ops::Deref for Permitted<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.inner
    }
}

/// Refused. What one may not see answers "not found", so there is nothing more to tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not permitted")]
pub struct Denied;

/// A policy text that does not parse, or speaks of things that do not exist.
#[derive(Debug, thiserror::Error)]
#[error("policy: {0}")]
pub struct PolicyError(String);

fn policy_error(e: impl std::fmt::Display) -> PolicyError {
    PolicyError(e.to_string())
}

/// All policies of the program, validated against the actions that rooms declare.
pub struct Policy {
    authorizer: Authorizer,
    policies: PolicySet,
    actions: Vec<Action>,
    uids: HashMap<Action, EntityUid>,
}

impl Policy {
    /// Parses and validates the fragments. A typo in an attribute, role or action is refused.
    pub fn new(fragments: &[&str], actions: &[Action]) -> Result<Self, PolicyError> {
        let text = std::iter::once(include_str!("policy/house.cedar"))
            .chain(fragments.iter().copied())
            .collect::<Vec<_>>()
            .join("\n");
        let policies = PolicySet::from_str(&text).map_err(policy_error)?;
        let (schema, _) =
            Schema::from_cedarschema_str(&schema_text(actions)).map_err(policy_error)?;
        let verdict = Validator::new(schema).validate(&policies, ValidationMode::Strict);
        if let Some(error) = verdict.validation_errors().next() {
            return Err(policy_error(error));
        }
        check_roles(&text)?;
        let mut actions = actions.to_vec();
        actions.sort();
        let uids = actions
            .iter()
            .map(|a| Ok((*a, uid("Action", a.0)?)))
            .collect::<Result<_, PolicyError>>()?;
        Ok(Self {
            authorizer: Authorizer::new(),
            policies,
            actions,
            uids,
        })
    }

    /// May this actor do this with this thing?
    pub fn allows(&self, actor: &Actor, action: Action, thing: &Thing) -> bool {
        self.decide(actor, action, thing).unwrap_or(false)
    }

    /// Hands the thing over together with the decision, or refuses.
    pub fn permit<T: Guarded>(
        &self,
        actor: &Actor,
        action: Action,
        thing: T,
    ) -> Result<Permitted<T>, Denied> {
        if self.allows(actor, action, &thing.thing()) {
            Ok(Permitted { inner: thing })
        } else {
            Err(Denied)
        }
    }

    /// May this actor do this at all: with something of their own office, of the whole mission, or
    /// shared with their partner organisation? For menus and for the first check of a route; each
    /// record is asked about again.
    pub fn allows_somewhere(&self, actor: &Actor, action: Action) -> bool {
        let own = Thing {
            office: actor.offices.first().cloned().unwrap_or_default(),
            owner: actor.id.clone(),
            author: actor.id.clone(),
            partner: actor.partner.clone(),
            state: String::new(),
        };
        let of_others = Thing {
            owner: String::new(),
            author: String::new(),
            ..own.clone()
        };
        [own, of_others].into_iter().any(|thing| {
            let whole_mission = Thing {
                office: String::new(),
                ..thing.clone()
            };
            self.allows(actor, action, &thing) || self.allows(actor, action, &whole_mission)
        })
    }

    /// Every action that rooms declare, in order.
    pub fn actions(&self) -> &[Action] {
        &self.actions
    }

    fn decide(&self, actor: &Actor, action: Action, thing: &Thing) -> Result<bool, PolicyError> {
        let Some(action_uid) = self.uids.get(&action) else {
            return Ok(false);
        };
        let principal = uid("User", &actor.id)?;
        let resource = uid("Thing", "it")?;
        let context = Context::from_pairs([(
            "action".to_string(),
            RestrictedExpression::new_string(action.0.to_string()),
        )])
        .map_err(policy_error)?;
        let entities = Entities::from_entities(
            [
                user_entity(actor, principal.clone())?,
                thing_entity(thing, resource.clone())?,
            ],
            None,
        )
        .map_err(policy_error)?;
        let request = Request::new(principal, action_uid.clone(), resource, context, None)
            .map_err(policy_error)?;
        let answer = self
            .authorizer
            .is_authorized(&request, &self.policies, &entities);
        // An error inside a policy may have silenced a `forbid`: then the answer is no.
        let sound = answer.diagnostics().errors().next().is_none();
        Ok(sound && answer.decision() == Decision::Allow)
    }
}

fn user_entity(actor: &Actor, uid_of_user: EntityUid) -> Result<Entity, PolicyError> {
    let strings = |items: &BTreeSet<String>| {
        RestrictedExpression::new_set(items.iter().cloned().map(RestrictedExpression::new_string))
    };
    let scopes = actor.scopes.clone().unwrap_or_default();
    let attributes = HashMap::from([
        (
            "id".to_string(),
            RestrictedExpression::new_string(actor.id.clone()),
        ),
        ("offices".to_string(), strings(&actor.offices)),
        (
            "everywhere".to_string(),
            RestrictedExpression::new_bool(actor.everywhere),
        ),
        (
            "partner".to_string(),
            RestrictedExpression::new_string(actor.partner.clone()),
        ),
        (
            "machine".to_string(),
            RestrictedExpression::new_bool(actor.scopes.is_some()),
        ),
        ("scopes".to_string(), strings(&scopes)),
    ]);
    let roles = actor
        .roles
        .iter()
        .map(|role| uid("Role", role))
        .collect::<Result<HashSet<_>, _>>()?;
    Entity::new(uid_of_user, attributes, roles).map_err(policy_error)
}

fn thing_entity(thing: &Thing, uid_of_thing: EntityUid) -> Result<Entity, PolicyError> {
    let attributes = [
        ("office", &thing.office),
        ("owner", &thing.owner),
        ("author", &thing.author),
        ("partner", &thing.partner),
        ("state", &thing.state),
    ]
    .into_iter()
    .map(|(name, text)| {
        (
            name.to_string(),
            RestrictedExpression::new_string(text.clone()),
        )
    })
    .collect();
    Entity::new(uid_of_thing, attributes, HashSet::new()).map_err(policy_error)
}

fn uid(kind: &str, id: &str) -> Result<EntityUid, PolicyError> {
    let kind = kind.parse().map_err(policy_error)?;
    Ok(EntityUid::from_type_name_and_id(
        kind,
        cedar_policy::EntityId::new(id),
    ))
}

fn schema_text(actions: &[Action]) -> String {
    let mut text = String::from(
        "entity Role;\n\
         entity User in [Role] { id: String, offices: Set<String>, everywhere: Bool, \
         partner: String, machine: Bool, scopes: Set<String> };\n\
         entity Thing { office: String, owner: String, author: String, partner: String, \
         state: String };\n",
    );
    for action in actions {
        text.push_str(&format!(
            "action \"{}\" appliesTo {{ principal: [User], resource: [Thing], \
             context: {{ action: String }} }};\n",
            action.0
        ));
    }
    text
}

/// Cedar does not know which roles exist; a misspelt one would silently permit nobody.
fn check_roles(text: &str) -> Result<(), PolicyError> {
    for part in text.split("Role::\"").skip(1) {
        let role = part.split('"').next().unwrap_or_default();
        if !ROLES.contains(&role) {
            return Err(PolicyError(format!("no role is called {role:?}")));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const VIEW: Action = Action("hotline.view");
    const POLICY: &str =
        r#"permit (principal in Role::"operator", action == Action::"hotline.view", resource);"#;

    fn operator(office: &str) -> Actor {
        Actor {
            id: "olga".into(),
            name_in_log: "olga".into(),
            roles: BTreeSet::from(["operator".into()]),
            offices: BTreeSet::from([office.into()]),
            ..Actor::default()
        }
    }

    fn of_office(office: &str) -> Thing {
        Thing {
            office: office.into(),
            ..Thing::default()
        }
    }

    #[test]
    fn olga_sees_her_own_office_and_no_other() {
        let policy = Policy::new(&[POLICY], &[VIEW]).unwrap();
        assert!(policy.allows(&operator("brest"), VIEW, &of_office("brest")));
        assert!(!policy.allows(&operator("brest"), VIEW, &of_office("gomel")));
        let everywhere = Actor {
            everywhere: true,
            ..operator("brest")
        };
        assert!(policy.allows(&everywhere, VIEW, &of_office("gomel")));
    }

    #[test]
    fn without_a_role_or_for_an_unknown_action_the_answer_is_no() {
        let policy = Policy::new(&[POLICY], &[VIEW]).unwrap();
        let nobody = Actor {
            roles: BTreeSet::new(),
            ..operator("brest")
        };
        assert!(!policy.allows(&nobody, VIEW, &of_office("brest")));
        assert!(!policy.allows(
            &operator("brest"),
            Action("hotline.erase"),
            &of_office("brest")
        ));
        assert!(
            policy
                .permit(&operator("brest"), VIEW, of_office("gomel"))
                .is_err()
        );
    }

    #[test]
    fn a_machine_does_only_what_its_token_names() {
        let policy = Policy::new(&[POLICY], &[VIEW]).unwrap();
        let scoped = |scopes: BTreeSet<String>| Actor {
            scopes: Some(scopes),
            ..operator("brest")
        };
        assert!(!policy.allows(&scoped(BTreeSet::new()), VIEW, &of_office("brest")));
        let named = BTreeSet::from(["hotline.view".to_string()]);
        assert!(policy.allows(&scoped(named), VIEW, &of_office("brest")));
    }

    #[test]
    fn a_misspelt_attribute_role_or_action_is_refused() {
        let bad = [
            r#"permit (principal, action == Action::"hotline.view", resource) when { resource.ofice == "" };"#,
            r#"permit (principal in Role::"operater", action == Action::"hotline.view", resource);"#,
            r#"permit (principal, action == Action::"hotline.veiw", resource);"#,
        ];
        for text in bad {
            assert!(Policy::new(&[text], &[VIEW]).is_err(), "{text}");
        }
    }
}
