/* Another page of this site, as a document in which nothing runs or loads. (A parser of strings would be
   one more way in for words that are not ours; a policy of trusted types has none.) */
export function load(url) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("GET", url);
    request.responseType = "document";
    request.onerror = reject;
    request.onload = () => {
      const { response, responseURL, status } = request;
      if (status === 200 && response && new URL(responseURL).origin === location.origin) resolve(response);
      else reject(new Error(status));
    };
    request.send();
  });
}
