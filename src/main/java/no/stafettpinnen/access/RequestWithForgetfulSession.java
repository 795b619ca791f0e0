package no.stafettpinnen.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpSession;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/**
 * What Camunda's web apps would remember of a person's groups lives in the request instead of the session, so that it is never
 * older than the request, and so that no request writes it to the database.
 */
class RequestWithForgetfulSession extends HttpServletRequestWrapper {

  private static final String AUTHENTICATIONS = "authenticatedUser";

  RequestWithForgetfulSession(HttpServletRequest request) {
    super(request);
  }

  @Override
  public HttpSession getSession() {
    return getSession(true);
  }

  @Override
  public HttpSession getSession(boolean create) {
    HttpSession session = super.getSession(create);
    return session == null ? null : (HttpSession) Proxy.newProxyInstance(getClass().getClassLoader(),
        new Class<?>[] {HttpSession.class}, (proxy, method, arguments) -> call(session, method, arguments));
  }

  private Object call(HttpSession session, Method method, Object[] arguments) throws Throwable {
    if (arguments != null && AUTHENTICATIONS.equals(arguments[0])) {
      switch (method.getName()) {
        case "getAttribute":
          return getRequest().getAttribute(AUTHENTICATIONS);
        case "setAttribute":
          getRequest().setAttribute(AUTHENTICATIONS, arguments[1]);
          return null;
        default:
          getRequest().removeAttribute(AUTHENTICATIONS);
          return null;
      }
    }
    try {
      return method.invoke(session, arguments);
    } catch (InvocationTargetException failed) {
      throw failed.getCause();
    }
  }
}
