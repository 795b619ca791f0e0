package no.stafettpinnen.access;

/** What a person is to a case and to one task in it: the columns of the access matrix. */
enum Relation {
  ANONYMOUS("nobody is logged in; a free task"),
  NO_GROUP("logged in, works in no service; a free task"),
  OTHER_MUNICIPALITY("works in another municipality; a free task"),
  OTHER_UNIT("works in another kindergarten of the municipality; a free task"),
  SHARED_SERVICE("works in the shared PPT, which is not in the case; a free task"),
  COLLEAGUE_FREE("works in the service, took no part; a free task"),
  COLLEAGUE_TAKEN("works in the service, took no part; a task that another has"),
  PARTICIPANT("wrote in the case earlier; a task that another has"),
  ASSIGNEE("has the task and the baton"),
  LEADER("leads the service, took no part; a task that another has"),
  OTHER_LEADER("leads another service; a free task"),
  INVITED("the service is invited and has not answered; its free task to answer"),
  INVITED_ANSWERING("the service is invited; has taken its task to answer"),
  INVITED_LEADER("leads the invited service; its free task to answer"),
  CONSENTED("the service takes part by a consent that ends tonight; has a task"),
  CONSENTED_COLLEAGUE("works in that service, took no part; a task that another has"),
  CONSENTED_LEADER("leads that service; a task that another has"),
  CONSENT_ENDED("the consent ended yesterday; has a task"),
  CONSENT_ENDED_LEADER("leads a service whose consent ended yesterday; a task that another has"),
  CONSENT_TO_COME("the consent begins tomorrow; has a task"),
  DECLINED("the service said no to the invitation; a task of the own service"),
  ENDED("took part until the case went back to the own service; a task of the own service"),
  FORMER_COLLEAGUE("raised the case and has the task, works there no longer"),
  MOVED_COLLEAGUE("wrote in the case, works in another kindergarten now; a task that another has"),
  MOVED_WITHIN_CASE("wrote in the case for the own service, works now in another one that takes part; a task that another has"),
  LEFT_MUNICIPALITY("has a task; the service no longer serves this municipality"),
  OPERATOR("operator; a free task"),
  OPERATOR_COLLEAGUE("operator who also works in the service, took no part; a task that another has"),
  RECIPIENT("barnevern, which received a report from the case by law; its free task to receipt it"),
  RECIPIENT_ANSWERING("barnevern; has taken its task to receipt the report"),
  RECIPIENT_LEADER("leads barnevern; its free task to receipt the report"),
  CONSENT_WITHDRAWN("took part until the consent was withdrawn; a task of the own service"),
  TEAM("works in a team that reads the case by a consent, took no part; a task of the own service");

  private final String meaning;

  Relation(String meaning) {
    this.meaning = meaning;
  }

  String meaning() {
    return meaning;
  }
}
