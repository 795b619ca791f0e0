package no.stafettpinnen.engine;

import java.util.AbstractMap;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.ApplicationContext;

/** The beans that expressions reach, looked up on first use because they in turn need the engine. */
class ProcessBeans extends AbstractMap<Object, Object> {

  private final ApplicationContext context;
  private final Set<String> names;

  ProcessBeans(ApplicationContext context) {
    this.context = context;
    this.names = Stream.of(context.getBeanNamesForAnnotation(ProcessBean.class)).collect(Collectors.toUnmodifiableSet());
  }

  /** Known before the beans can be made. */
  Set<String> names() {
    return names;
  }

  @Override
  public Object get(Object key) {
    return containsKey(key) ? context.getBean((String) key) : null;
  }

  @Override
  public boolean containsKey(Object key) {
    return names.contains(key);
  }

  @Override
  public Set<Entry<Object, Object>> entrySet() {
    return names.stream().map(name -> new SimpleImmutableEntry<Object, Object>(name, get(name))).collect(Collectors.toSet());
  }
}
