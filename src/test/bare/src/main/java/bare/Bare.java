package bare;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Nothing but the engine and its web apps. */
@SpringBootApplication
public class Bare {

  public static void main(String[] args) {
    SpringApplication.run(Bare.class, args);
  }
}
