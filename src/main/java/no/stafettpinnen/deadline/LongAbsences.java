package no.stafettpinnen.deadline;

import java.time.LocalDate;
import java.util.List;
import no.stafettpinnen.deadline.DeadlineTable.Row;
import no.stafettpinnen.municipality.AbsenceEntered;
import no.stafettpinnen.municipality.Absences;
import no.stafettpinnen.municipality.Absences.Absence;
import no.stafettpinnen.municipality.Person;
import no.stafettpinnen.municipality.ServiceDirectory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Which absences are long (I1): the table of deadlines says it, in the row {@code longAbsence} for those whose end is known, counted from
 * the first day to the last, and {@code openAbsence} for the others, counted until today. People of several municipalities have the rows
 * for all municipalities.
 */
@Component
class LongAbsences {

  private final Absences absences;
  private final ServiceDirectory directory;
  private final DeadlineTable table;

  LongAbsences(Absences absences, ServiceDirectory directory, DeadlineTable table) {
    this.absences = absences;
    this.directory = directory;
    this.table = table;
  }

  void findAll() {
    absences.current().forEach(this::look);
  }

  @EventListener
  void find(AbsenceEntered entered) {
    absences.of(entered.person()).filter(absence -> !absence.from().isAfter(table.today())).ifPresent(this::look);
  }

  private void look(Absence absence) {
    boolean isOpen = absence.until() == null;
    Row row = table.row(isOpen ? "openAbsence" : "longAbsence", municipality(absence.person()));
    LocalDate back = isOpen ? table.today() : table.dayAfter(row, absence.until());
    if (table.isOver(row, absence.from(), back)) {
      absences.countAsLong(absence);
    }
  }

  private String municipality(String person) {
    List<String> municipalities = directory.person(person).map(Person::municipalities).orElse(List.of());
    return municipalities.size() == 1 ? municipalities.get(0) : null;
  }
}
