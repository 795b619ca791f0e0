package no.stafettpinnen.access;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import no.stafettpinnen.engine.ShutSetup;
import no.stafettpinnen.municipality.NationalIdentityNumber;
import org.springframework.core.io.Resource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * The file that says which claim of the log-in means what; an operator reads and changes it, and the next log-in follows it.
 *
 * @param personClaim the claim that is the person's id for ever; a pseudonym, never a national identity number
 * @param groupsClaim the claim that holds the groups, one word or a list
 * @param groups      what each value of that claim gives; other values give nothing
 * @param deactivated ids of people whose account has ended, who may never log in again: they get nothing, from the next morning at the latest
 */
public record ClaimsMapping(@JsonProperty("person") String personClaim, @JsonProperty("first-name") String firstNameClaim,
                            @JsonProperty("last-name") String lastNameClaim, @JsonProperty("email") String emailClaim, @JsonProperty("groups-claim") String groupsClaim,
                            List<GroupValue> groups, List<String> deactivated) {

  /**
   * @param value   the group as the OIDC server calls it
   * @param worksIn ids of services, such as {@code school:halsen}
   * @param leads   ids of services
   */
  public record GroupValue(String value, @JsonProperty("works-in") List<String> worksIn, List<String> leads, boolean operator) {

    public GroupValue {
      Objects.requireNonNull(value);
      worksIn = worksIn == null ? List.of() : worksIn;
      leads = leads == null ? List.of() : leads;
    }
  }

  private static final ObjectMapper JSON = JsonMapper.builder().enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY).build();
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
  private static final Pattern ELEVEN_DIGITS = Pattern.compile("\\d{11}");
  private static final Pattern EMAIL = Pattern.compile("[A-Za-z0-9._%+'-]{1,64}@[A-Za-z0-9.-]{1,190}");
  private static final int LONGEST_NAME = 120;

  public ClaimsMapping {
    personClaim = Objects.requireNonNullElse(personClaim, "sub");
    firstNameClaim = Objects.requireNonNullElse(firstNameClaim, "given_name");
    lastNameClaim = Objects.requireNonNullElse(lastNameClaim, "family_name");
    emailClaim = Objects.requireNonNullElse(emailClaim, "email");
    groupsClaim = Objects.requireNonNullElse(groupsClaim, "groups");
    groups = groups == null ? List.of() : groups;
    deactivated = deactivated == null ? List.of() : deactivated;
  }

  /** @throws ClaimsException when the file is not there or is not such a mapping */
  public static ClaimsMapping read(Resource file) {
    try (InputStream content = file.getInputStream()) {
      Object tree = new Yaml(new SafeConstructor(new LoaderOptions())).load(content);
      return JSON.convertValue(Objects.requireNonNull(tree), ClaimsMapping.class);
    } catch (IOException e) {
      throw new ClaimsException("The claims file can't be opened.");
    } catch (YAMLException | IllegalArgumentException | NullPointerException e) {
      throw new ClaimsException("The claims file can't be read as the README says it is written.");
    }
  }

  /** Is there a group that makes somebody an operator? */
  public boolean namesOperators() {
    return groups.stream().anyMatch(GroupValue::operator);
  }

  ClaimedPerson person(Map<String, Object> claims) {
    List<String> values = words(claims.get(groupsClaim));
    List<GroupValue> held = groups.stream().filter(group -> values.contains(group.value())).toList();
    return new ClaimedPerson(id(claims.get(personClaim)), name(claims.get(firstNameClaim)), name(claims.get(lastNameClaim)),
        email(claims.get(emailClaim)),        all(held, GroupValue::worksIn), all(held, GroupValue::leads), held.stream().anyMatch(GroupValue::operator));
  }

  private String id(Object claim) {
    if (!(claim instanceof String id) || !ID.matcher(id).matches() || ShutSetup.MEMBER.equals(id)) {
      throw new ClaimsException("The claim " + personClaim + " is missing or is not a pseudonym of at most 64 letters, digits, - or _.");
    }
    if (ELEVEN_DIGITS.matcher(id.replaceAll("[^A-Za-z0-9]", "")).matches() || NationalIdentityNumber.isIn(id)) {
      throw new ClaimsException("The claim " + personClaim + " looks like a national identity number, which must not be an id here.");
    }
    if (deactivated.contains(id)) {
      throw new ClaimsException("The account is deactivated in the claims file.");
    }
    return id;
  }

  private static String name(Object claim) {
    String name = claim instanceof String text ? text.replaceAll("\\p{Cntrl}", " ").strip() : "";
    return name.substring(0, Math.min(name.length(), LONGEST_NAME));
  }

  /** An address that is none is left out: the person then reads messages in the application. */
  private static String email(Object claim) {
    return claim instanceof String text && EMAIL.matcher(text).matches() && !NationalIdentityNumber.isIn(text) ? text : null;
  }

  private static List<String> words(Object claim) {
    return claim instanceof Collection<?> values ? values.stream().filter(Objects::nonNull).map(Object::toString).toList()
        : claim == null ? List.of() : List.of(claim.toString());
  }

  private static List<String> all(List<GroupValue> held, Function<GroupValue, List<String>> services) {
    Stream<String> ids = held.stream().map(services).flatMap(List::stream);
    return ids.distinct().sorted().toList();
  }
}
