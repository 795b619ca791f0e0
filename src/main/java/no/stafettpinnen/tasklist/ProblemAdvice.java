package no.stafettpinnen.tasklist;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import no.stafettpinnen.casefile.CaseRuleException;
import no.stafettpinnen.engine.Wordless;
import no.stafettpinnen.letter.LetterTooLongException;
import no.stafettpinnen.readlog.ReadLogException;
import no.stafettpinnen.tasklist.FormProblem.FieldError;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Turns what goes wrong into one Norwegian sentence as problem details (RFC 9457); nothing of the case is in it or in the log. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class ProblemAdvice {

  private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);
  /** SQL states of PostgreSQL and H2. */
  private static final Set<String> LOCK_TIMEOUTS = Set.of("55P03", "HYT00");

  @ExceptionHandler
  ProblemDetail formProblem(FormProblem problem) {
    ProblemDetail detail = problem(problem.status(), problem.getMessage());
    if (!problem.errors().isEmpty()) {
      detail.setProperty("errors", problem.errors());
    }
    if (problem.version() != null) {
      detail.setProperty("version", problem.version());
    }
    if (problem.way() != null) {
      detail.setProperty("way", problem.way());
    }
    return detail;
  }

  @ExceptionHandler
  ProblemDetail rule(CaseRuleException broken) {
    ProblemDetail detail = problem(HttpStatus.UNPROCESSABLE_ENTITY, broken.getMessage());
    detail.setProperty("errors", List.of(new FieldError(broken.field(), broken.getMessage())));
    return detail;
  }

  @ExceptionHandler
  ProblemDetail tooLong(LetterTooLongException letter) {
    return problem(HttpStatus.CONFLICT, letter.getMessage());
  }

  @ExceptionHandler
  ProblemDetail forbidden(AccessDeniedException refused) {
    return problem(HttpStatus.FORBIDDEN, "Du har ikke tilgang til dette.");
  }

  /** What can't be entered in the read log is not shown (I9). */
  @ExceptionHandler
  ProblemDetail notLogged(ReadLogException failed) {
    LOG.error("A reading could not be entered in the read log: {}", failed.getCause().getClass().getSimpleName());
    return problem(HttpStatus.SERVICE_UNAVAILABLE, failed.getMessage());
  }

  @ExceptionHandler({OptimisticLockingException.class, ConcurrencyFailureException.class,
      DataIntegrityViolationException.class})
  ProblemDetail conflict(Exception lost) {
    LOG.warn("Conflict that retries did not solve", Wordless.of(lost));
    return problem(HttpStatus.CONFLICT, "Noen andre endret saken samtidig. Det du har skrevet, er lagret. Prøv igjen.");
  }

  @ExceptionHandler({HttpMessageNotReadableException.class, MethodArgumentTypeMismatchException.class})
  ProblemDetail unreadable(Exception malformed) {
    return problem(HttpStatus.BAD_REQUEST, "Forespørselen kunne ikke leses.");
  }

  @ExceptionHandler
  ProblemDetail absent(NoResourceFoundException absent) {
    return problem(HttpStatus.NOT_FOUND, "Dette finnes ikke.");
  }

  @ExceptionHandler
  ProblemDetail notHere(HttpRequestMethodNotSupportedException refused) {
    return problem(HttpStatus.METHOD_NOT_ALLOWED, "Dette kan ikke gjøres her.");
  }

  @ExceptionHandler({HttpMediaTypeNotSupportedException.class, HttpMediaTypeNotAcceptableException.class})
  ProblemDetail otherFormat(Exception refused) {
    return problem(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Forespørselen kunne ikke leses.");
  }

  @ExceptionHandler
  ProblemDetail unexpected(RuntimeException failure) {
    if (failure.getCause() instanceof CaseRuleException broken) {
      return rule(broken);
    }
    if (hasWaitedForALock(failure)) {
      return conflict(failure);
    }
    LOG.error("Unexpected failure", Wordless.of(failure));
    return problem(HttpStatus.INTERNAL_SERVER_ERROR,
        "Noe gikk galt hos oss. Det du har skrevet, er lagret. Prøv igjen om litt.");
  }

  /** Spring and the engine know PostgreSQL's answer by no name of its own. */
  private static boolean hasWaitedForALock(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && LOCK_TIMEOUTS.contains(String.valueOf(sql.getSQLState()))) {
        return true;
      }
    }
    return false;
  }

  private static ProblemDetail problem(HttpStatus status, String sentence) {
    ProblemDetail detail = ProblemDetail.forStatusAndDetail(status, sentence);
    detail.setTitle(switch (status) {
      case NOT_FOUND -> "Finnes ikke";
      case CONFLICT -> "Kan ikke gjøres nå";
      case UNPROCESSABLE_ENTITY -> "Skjemaet må rettes";
      case FORBIDDEN -> "Ikke tilgang";
      case TOO_MANY_REQUESTS -> "For mange forsøk";
      case METHOD_NOT_ALLOWED -> "Ikke mulig";
      case BAD_REQUEST, UNSUPPORTED_MEDIA_TYPE -> "Ugyldig forespørsel";
      case SERVICE_UNAVAILABLE -> "Kan ikke vises nå";
      default -> "Feil";
    });
    return detail;
  }
}
