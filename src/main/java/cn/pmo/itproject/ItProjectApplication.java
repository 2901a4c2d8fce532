package cn.pmo.itproject;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the process engine, its web applications and the project ledger in one server. */
@SpringBootApplication
public class ItProjectApplication {

  public static void main(String[] args) {
    SpringApplication.run(ItProjectApplication.class, args);
  }
}
