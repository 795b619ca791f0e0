#!/usr/bin/env bash
# Loosens one line of the access rule at a time, in a copy, and runs the access matrix on H2: each mutant must be caught.
# Usage: mutate-access.sh [words of the names to run]. Needs target/classes and target/test-classes (mvn test-compile).
set -uo pipefail
cd "$(dirname "$0")/../.."
only="${1:-}"
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
tar -c --exclude=./.git --exclude=./src/main/frontend/node_modules --exclude=./target/screens --exclude=./target/surefire-reports . | tar -x -C "$copy"
java=src/main/java/no/stafettpinnen
survived=0
printf '%-34s %-12s %s\n' mutant result by
mutant() { # name, test, file, sed expression
  [[ -z "$only" || "$1" =~ $only ]] || return 0
  local file="$copy/$3" before
  before=$(cat "$file"; echo x)
  sed -i -E "$4" "$file"
  if [[ "$before" == "$(cat "$file"; echo x)" ]]; then
    printf '%-34s %-12s %s\n' "$1" "NOT APPLIED" "$3"; survived=1; return
  fi
  if ! (cd "$copy" && mvn -q -o -B resources:resources compiler:compile) >"$copy/compile.log" 2>&1; then
    printf '%-34s %-12s %s\n' "$1" "NO COMPILE" "$(grep -m1 ERROR "$copy/compile.log" | cut -c1-150)"; survived=1
  elif (cd "$copy" && mvn -q -o -B surefire:test@default-test -Dtest="$2" -Daccess.until-first-failure=true \
      "-DargLine=-XX:TieredStopAtLevel=1") >"$copy/run.log" 2>&1; then
    printf '%-34s %-12s %s\n' "$1" SURVIVED "$2"; survived=1
  else
    printf '%-34s %-12s %s\n' "$1" caught "$(grep -m1 -E '^\[ERROR\] +[A-Za-z]+Test' "$copy/run.log" | sed 's/^\[ERROR\] *//' | cut -c1-150)"
  fi
  printf '%s' "${before%x}" >"$file"
}
matrix=AccessMatrixTest
rule=$java/access/CaseAccess.java
covered=$java/casefile/CaseServices.java
checker=$java/engine/CaseCommandChecker.java
urls=$java/access/RequestRules.java
mutant rule-tenant-of-task "$matrix" "$rule" 's/\.add\("AND K\.TENANT_ID_"\)\.in\(asker\.municipalities\(\)\)//'
mutant rule-consent-from ConsentProperties "$covered" 's/%s BETWEEN N\.valid_from AND N\.valid_until/%s <= N.valid_until/; s/"%s BETWEEN N\.valid_from AND", ":today <="/"%s", ":today"/'
mutant rule-consent-until ConsentProperties "$covered" 's/%s BETWEEN N\.valid_from AND N\.valid_until/%s >= N.valid_from/; s/"%s BETWEEN N\.valid_from AND", ":today <="/"%s >= N.valid_from", ":today <= N.valid_until"/'
mutant rule-consent-withdrawn ConsentTest "$covered" 's/AND NOT EXISTS \(SELECT 1 FROM consent_end E WHERE E\.consent_id = N\.id\)\)"""/)"""/'
mutant rule-consent-of-other-service "$matrix,InsiderTest" "$covered" 's/X\.case_id = S\.case_id AND X\.service = S\.service AND/X.case_id = S.case_id AND/'
mutant rule-consent-of-other-case "$matrix,InsiderTest" "$covered" 's/X\.case_id = S\.case_id AND X\.service = S\.service AND/X.service = S.service AND/'
mutant rule-everybody "$matrix" "$rule" 's/\(S\.everybody OR EXISTS/(1 = 1 OR EXISTS/'
mutant rule-team-reads TeamReferralTest "$rule" 's/\(S\.everybody OR EXISTS/(1 = 0 OR EXISTS/'
mutant agenda-unread InsiderTest,TeamReferralTest,ConsentTest $java/referral/TeamAgenda.java 's/&& readable\.contains\(referral\.caseId\(\)\)//'
mutant team-change-by-anybody InsiderTest $java/referral/TeamChangeSection.java 's/requireSide\(referral, entry\.person\(\)\);//'
mutant referral-by-anybody TeamReferralTest,InsiderTest $java/referral/ReferralSection.java 's/if \(baton\.holder.*\{/if (false) {/'
mutant cohorts-of-other-unit InsiderTest,AnonymousReferralTest $java/referral/CohortController.java 's/one\.id\(\)\.equals\(change\.unit\(\)\)/true/'
mutant rule-invited-any-state "$matrix" "$rule" "s/S\.state = 'INVITED'/S.state <> 'NONE'/"
mutant rule-recipient-any-task ReportReceiptTest "$rule" "s/ AND V\.NAME_ = '%s'/ AND '%s' <> V.NAME_/"
mutant rule-active-any-state "$matrix" "$rule" "s/\(S\.state = 'ACTIVE' AND \(S\.own OR/(S.state <> 'NONE' AND (S.own OR/"
mutant rule-took-part "$matrix" "$rule" 's/AND P\.person = \? AND P\.service/AND P.person <> CAST(? AS VARCHAR) AND P.service/'
mutant rule-took-part-for-service "$matrix" "$rule" 's/ AND P\.service = S\.service//'
mutant rule-assignee "$matrix" "$rule" 's/OR K\.ASSIGNEE_ IS NULL OR/OR 1 = 1 OR/'
mutant rule-may-assign-not-leader "$matrix" "$rule" 's/tasks\(asker, List\.of\(\), /tasks(asker, Groups.services(asker.groups()), /'
mutant rule-read-colleague "$matrix" "$rule" 's/\.add\("AND \(" \+ TOOK_PART, person\.id\(\)\)\.add\("OR " \+ HOLDS_BATON \+ "\)\)", person\.id\(\)\)/.add(")")/'
mutant rule-read-municipality "$matrix" "$rule" 's/C\.municipality"\)\.in\(person\.municipalities\(\)\)/1 = 1")/'
mutant rule-holds-baton "$matrix" "$rule" 's/B\.holder = \?/B.holder <> CAST(? AS VARCHAR)/'
mutant rule-holds-baton-for-service OwnCasesTest "$rule" 's/ AND B\.service = S\.service//'
mutant rule-list-closed OwnCasesTest "$rule" "s/C\.status = 'OPEN' AND C\.id IN/C.id IN/"
mutant rule-acts-in-closed OwnCasesTest "$rule" "s/C\.status = 'OPEN' AND C\.id = /C.id = /"
mutant rule-acts-for-invited "$matrix" "$rule" "s/AND S\.state = 'ACTIVE' AND E\./AND E./"
mutant action-unasked "$matrix" $java/tasklist/CaseActions.java 's/actsFor\(person, caseId\)\.orElseThrow\(FormProblem::notFound\)/actsFor(person, caseId).orElse("kindergarten:fosslia")/'
mutant actions-unasked "$matrix" $java/tasklist/CaseActions.java 's/access\.actsFor\(currentPerson\.require\(\), caseId\)\.isEmpty\(\) \?/caseId == null ?/'
mutant rule-takes-part "$matrix" "$rule" "s/S\.state = 'ACTIVE' AS takes_part/TRUE AS takes_part/"
mutant case-read-unasked "$matrix" $java/tasklist/CaseController.java 's/!access\.mayRead\(person, caseId\)/person == null/'
mutant card-read-unasked "$matrix" $java/tasklist/CardController.java 's/access\.readable\(person, (Set\.copyOf\(cases\.values\(\)\))\)/\1/'
mutant form-not-mine-shown "$matrix" $java/tasklist/TaskForms.java 's/if \(!person\.id\(\)\.equals\(task\.getAssignee\(\)\)\)/if (false)/'
mutant form-not-mine-completed "$matrix" $java/tasklist/TaskForms.java 's/if \(!person\.id\(\)\.equals\(assignee\)\)/if (false)/'
mutant draft-discard-unasked "$matrix" $java/tasklist/TaskForms.java '/void discardDraft/,/^  }/s/find\(person, taskId\);//'
mutant start-of-nothing FormHostTest $java/tasklist/StartForms.java '/Started start\(/,/retry\.inTransaction/s/startable\(person, processKey\);//'
mutant checker-read "$matrix" "$checker" '/void checkReadTask\(/,/^  }/s/require.*//'
mutant checker-work "$matrix" "$checker" '/void checkTaskWork\(/,/^  }/s/require.*//'
mutant checker-assign "$matrix" "$checker" 's/access::mayAssign/access::maySee/'
mutant checker-form "$matrix" "$checker" '/void checkReadTaskVariable\(/,/^  }/s/require.*//'
mutant checker-variable BehindTheGateTest "$checker" '/void checkUpdateTaskVariable\(/,/^  }/s/refuse\(\);//'
mutant checker-delete BehindTheGateTest "$checker" '/void checkDeleteTask\(/,/^  }/s/refuse\(\);//'
mutant checker-create BehindTheGateTest "$checker" '/void checkCreateTask\(/,/^  }/s/refuse\(\);//'
mutant query-not-narrowed "$matrix" $java/engine/PersonsTasks.java 's/CallingPerson\.find\(\)\.isEmpty\(\)/true/'
mutant query-by-variables "$matrix" $java/engine/CaseTaskManager.java 's/if \(asksVariables\)/if (false)/'
mutant given-to-anybody "$matrix" $java/engine/AssignmentGate.java 's/isPersonalDuty\(task\) \|\| !mayBeGiven\(task, person, identity\)/isPersonalDuty(task)/'
mutant put-back-by-anybody "$matrix" $java/engine/AssignmentGate.java '/getAssignee\(\) == null/,/}/s/return leads/return true/'
mutant gate-open EngineApiAccessTest $java/engine/CommandGate.java 's/return EVERYBODY\.contains/return true || EVERYBODY.contains/'
mutant gate-operators-list EngineApiAccessTest $java/engine/CommandGate.java 's/\|\| operator && OPERATORS/|| OPERATORS/'
mutant url-cockpit-reads "$matrix" "$urls" 's/(GET, COCKPIT_READS\))\.hasRole\(OPERATOR\)/\1.authenticated()/'
mutant url-cockpit-lists "$matrix" "$urls" 's/(POST, COCKPIT_LISTS\))\.hasRole\(OPERATOR\)/\1.authenticated()/'
mutant url-cockpit-queries "$matrix" "$urls" 's/(POST, COCKPIT_QUERIES\))\.hasRole\(OPERATOR\)/\1.authenticated()/'
mutant url-cockpit-pages "$matrix" "$urls" 's/(GET, COCKPIT_PAGES\))\.hasRole\(OPERATOR\)/\1.authenticated()/'
mutant url-retries "$matrix" "$urls" 's/(retries"\))\.hasRole\(OPERATOR\)/\1.authenticated()/'
mutant url-camunda-open "$matrix" "$urls" 's/("\/camunda\/\*\*"\))\.denyAll/\1.authenticated/'
mutant url-rest-open "$matrix" "$urls" 's/anyRequest\(\)\.denyAll/anyRequest().authenticated/'
mutant url-own-anonymous "$matrix" "$urls" 's/("\/api\/\*\*"\))\.authenticated/\1.permitAll/'
mutant absent-told-apart "$matrix" $java/access/EngineApiErrorFilter.java 's/oneTask \&\& answer\.getStatus\(\) == 400 \? 404 : answer\.getStatus\(\)/answer.getStatus()/'
exit "$survived"
